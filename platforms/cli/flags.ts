// A command line, read strictly: what is not known is said in one line, not ignored.

import { type ParseArgsConfig, parseArgs } from 'node:util'

/** A command line that cannot be obeyed; its message is for the person at the terminal. */
export class BadArguments extends Error {
  override readonly name = 'BadArguments'
}

/**
 * The flags of this process, or of `args`.
 * @throws BadArguments for an unknown flag, a missing value, or anything that is no flag
 */
export function readFlags<T extends NonNullable<ParseArgsConfig['options']>>(
  options: T,
  args = process.argv.slice(2),
) {
  try {
    return parseArgs({ args, options, strict: true, allowPositionals: false }).values
  } catch (error) {
    // Node's own sentences go on after the first with advice about positional arguments.
    const [sentence] = (error as Error).message.split('. ')
    throw new BadArguments(`${sentence} (see --help).`)
  }
}

/**
 * A TCP port out of a flag; 0 asks for any that is free.
 * @throws BadArguments for anything but a whole number up to 65535
 */
export function readPort(flag: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new BadArguments(`--${flag} is a port number, not "${text}" (see --help).`)
  return port
}
