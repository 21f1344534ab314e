/** Colours are for people at a terminal who did not ask for none (https://no-color.org). */
export function colourWanted(): boolean {
  return process.stdout.isTTY === true && !process.env.NO_COLOR;
}
