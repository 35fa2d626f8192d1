// All checks, in the order in which a set-up is mended: each after those without which it says nothing.

import { checkCertificate } from './checks/certificate'
import { checkClient } from './checks/client'
import { checkClock } from './checks/clock'
import { checkHeaders, checkOrigins } from './checks/cors'
import { checkDiscovery } from './checks/discovery'
import { checkHost } from './checks/host'
import { checkHosted } from './checks/hosted'
import { checkImplicit } from './checks/implicit'
import { checkKeys } from './checks/keys'
import { checkOfferedSettings } from './checks/offered-settings'
import { checkPerson } from './checks/person'
import { checkRedirects } from './checks/redirects'
import { checkRelay } from './checks/relay'
import { checkScopes } from './checks/scopes'
import { checkSecret } from './checks/secret'
import { checkStatus } from './checks/status'
import { checkTls } from './checks/tls'
import { checkWebex } from './checks/webex'
import { checkWidget } from './checks/widget'
import type { Check } from './examine'
import type { Finding } from './finding'

/** @param settings what was found out about the settings while they were read */
export function checksWith(settings: Finding): Check[] {
  return [
    { name: 'settings', needs: [], run: async () => settings },
    { name: 'host', needs: [], run: checkHost },
    { name: 'certificate', needs: ['host'], run: checkCertificate },
    { name: 'TLS', needs: ['host'], run: checkTls },
    { name: 'relay', needs: ['certificate'], run: checkRelay },
    { name: 'settings it gives', needs: ['relay'], run: checkOfferedSettings },
    { name: 'packaged apps', needs: ['relay'], run: checkOrigins },
    { name: 'headers', needs: ['packaged apps'], run: checkHeaders },
    { name: 'client id', needs: ['settings', 'relay'], run: checkClient },
    { name: 'scopes', needs: ['client id'], run: checkScopes },
    { name: 'client secret', needs: ['client id'], run: checkSecret },
    { name: 'Webex', needs: ['settings'], run: checkWebex },
    { name: 'clock', needs: ['Webex'], run: checkClock },
    { name: 'hosted app', needs: ['Webex'], run: checkHosted },
    { name: 'redirects', needs: ['Webex', 'client id'], run: checkRedirects },
    { name: 'discovery', needs: ['Webex'], run: checkDiscovery },
    { name: 'keys', needs: ['discovery'], run: checkKeys },
    { name: 'implicit flow', needs: ['discovery', 'client id'], run: checkImplicit },
    { name: 'person', needs: ['Webex'], run: checkPerson },
    { name: 'Webex status', needs: ['relay'], run: checkStatus },
    { name: 'Samsung package', needs: [], run: checkWidget },
  ]
}
