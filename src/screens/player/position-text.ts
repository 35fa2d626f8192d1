/** A position in a video, in seconds, as a viewer reads it: 4:05, 1:02:03. */
export function positionText(position_s: number): string {
  const whole = Math.max(0, Math.floor(position_s))
  const two = (count: number) => (count < 10 ? `0${count}` : `${count}`)
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor(whole / 60) % 60
  const seconds = two(whole % 60)
  return hours > 0 ? `${hours}:${two(minutes)}:${seconds}` : `${minutes}:${seconds}`
}
