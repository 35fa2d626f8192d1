// The two signatures of a widget (https://www.w3.org/TR/widgets-digsig/): the author's, over every
// file, and the distributor's, over those and the author's signature. The XML is written as the
// canonical forms have it, so what is signed is what stands in the file. It is the same, byte for
// byte, as what Samsung's own signer writes (packageSigner.js of @tizentv/webide-common-tizentv),
// since that is what televisions have always read.

import { createHash, type KeyObject, sign } from 'node:crypto'
import { type Files, text } from '../../pack/files'

export interface Credentials {
  /** An RSA private key. */
  key: KeyObject
  /** The key's certificate, then its issuers: DER in base64. */
  chain: string[]
}

export type Role = 'author' | 'distributor'

const ID = { author: 'AuthorSignature', distributor: 'DistributorSignature' }

/** The files that hold the signatures. */
export const SIGNATURES = { author: 'author-signature.xml', distributor: 'signature1.xml' }

const DSIG = 'http://www.w3.org/2000/09/xmldsig#'

/**
 * Signs a widget (https://www.w3.org/TR/widgets-digsig/), as its author and as its distributor.
 * @returns its files and the two signatures; the same keys make the same bytes
 */
export function signWidget(files: Files, by: Record<Role, Credentials>): Files {
  const authored = { ...files, [SIGNATURES.author]: text(signature(files, 'author', by.author)) }
  return {
    ...authored,
    [SIGNATURES.distributor]: text(signature(authored, 'distributor', by.distributor)),
  }
}

function signature(files: Files, role: Role, { key, chain }: Credentials): string {
  const prop = properties(role)
  const inside = [
    '<CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"></CanonicalizationMethod>',
    '<SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"></SignatureMethod>',
    ...Object.keys(files)
      .sort()
      .map((path) => reference(encodeURIComponent(path), files[path] as Uint8Array)),
    reference('#prop', inNamespace('Object', prop), C14N11),
  ].join('\n')
  const signedInfo = `<SignedInfo>\n${inside}\n</SignedInfo>`
  const value = sign('sha256', text(inNamespace('SignedInfo', signedInfo)), key)
  return [
    `<Signature xmlns="${DSIG}" Id="${ID[role]}">`,
    signedInfo,
    `<SignatureValue>${value.toString('base64')}</SignatureValue><KeyInfo><X509Data>`,
    ...chain.map((certificate) => `<X509Certificate>\n${certificate}\n</X509Certificate>`),
    '</X509Data>',
    '</KeyInfo>',
    prop,
    '</Signature>',
    '',
  ].join('\n')
}

/** An element as its canonical form has it: with the namespace that it inherits from `Signature`. */
const inNamespace = (name: string, element: string) =>
  element.replace(`<${name}`, `<${name} xmlns="${DSIG}"`)

const C14N11 = [
  '<Transforms>',
  '<Transform Algorithm="http://www.w3.org/2006/12/xml-c14n11"></Transform>',
  '</Transforms>\n',
].join('\n')

function reference(uri: string, content: Uint8Array | string, transforms = ''): string {
  const digest = createHash('sha256').update(content).digest('base64')
  return [
    `<Reference URI="${uri}">`,
    `${transforms}<DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"></DigestMethod>`,
    `<DigestValue>${digest}</DigestValue>`,
    '</Reference>',
  ].join('\n')
}

/** Who signs: https://www.w3.org/TR/widgets-digsig/#signature-properties-used-in-widgets-digital-signatures */
function properties(role: Role): string {
  const digsig = 'http://www.w3.org/ns/widgets-digsig'
  const property = (id: string, content: string) =>
    `<SignatureProperty Id="${id}" Target="#${ID[role]}">${content}</SignatureProperty>`
  return [
    '<Object Id="prop">',
    '<SignatureProperties xmlns:dsp="http://www.w3.org/2009/xmldsig-properties">',
    property('profile', `<dsp:Profile URI="${digsig}#profile"></dsp:Profile>`),
    property('role', `<dsp:Role URI="${digsig}#role-${role}"></dsp:Role>`),
    property('identifier', '<dsp:Identifier></dsp:Identifier>'),
    '</SignatureProperties></Object>',
  ].join('')
}
