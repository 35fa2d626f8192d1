// All checks, in the order in which a set-up is mended: each after those without which it says nothing.

import { checkClient } from './checks/integration/client'
import { checkImplicit } from './checks/integration/implicit'
import { checkRedirects } from './checks/integration/redirects'
import { checkScopes } from './checks/integration/scopes'
import { checkSecret } from './checks/integration/secret'
import { checkCertificate } from './checks/relay/certificate'
import { checkHeaders, checkHostedPage, checkOrigins } from './checks/relay/cors'
import { checkHost } from './checks/relay/host'
import { checkOfferedSettings } from './checks/relay/offered-settings'
import { checkRelay } from './checks/relay/relay'
import { checkTls } from './checks/relay/tls'
import { checkClock } from './checks/webex/clock'
import { checkDiscovery } from './checks/webex/discovery'
import { checkHosted } from './checks/webex/hosted'
import { checkKeys } from './checks/webex/keys'
import { checkPerson } from './checks/webex/person'
import { checkStatus } from './checks/webex/status'
import { checkWebex } from './checks/webex/webex'
import { checkWidget } from './checks/widget'
import type { Check } from './examine'
import type { Finding } from './finding'

/**
 * All checks of a set-up, in the order in which they are made.
 * @param settings what was found out about the settings while they were read
 */
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
    { name: 'hosted page', needs: ['packaged apps'], run: checkHostedPage },
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
