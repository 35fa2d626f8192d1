// The log under Node. Each write to a pipe or a file holds everything up until it is done, so those that come
// close together share one.

/**
 * Makes a log of lines, of which those that come together are written at once.
 * @param write takes any number of lines, each with its end
 * @returns takes a line without its end; it is written before the next event is handled
 */
export function lineWriter(
  write = (text: string): unknown => process.stdout.write(text),
): (line: string) => void {
  let waiting: string[] = []
  function flush() {
    const lines = waiting
    waiting = []
    write(`${lines.join('\n')}\n`)
  }
  return (line) => {
    if (waiting.push(line) === 1) setImmediate(flush)
  }
}
