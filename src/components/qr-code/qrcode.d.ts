// What Foyer uses of qrcode. The types from npm bring those of Node along, which a television lacks.

export interface QRCode {
  modules: { size: number; data: Uint8Array; get(row: number, column: number): number }
}

/** @throws Error when the text is too long for a code with this error correction */
export function create(
  text: string,
  options?: { errorCorrectionLevel?: 'L' | 'M' | 'Q' | 'H' },
): QRCode
