/** What was typed into a box while what stood in it was on its way to the store: the beginning of the next. */
export function typedSince(sent: string, now: string): string {
  return now.startsWith(sent) ? now.slice(sent.length) : now;
}
