/** A field that is as high as its text, within bounds. */
const before = new WeakMap<HTMLTextAreaElement, string>();

/**
 * Makes the field as high as its text, in pixels. One more character never makes a text lower: only otherwise is the height
 * given up to measure it, because that lays out everything around the field twice.
 */
export function grow(field: HTMLTextAreaElement, least: number, most: number): void {
  const { value } = field;
  if (value.length !== (before.get(field)?.length ?? -1) + 1) field.style.height = '0';
  before.set(field, value);
  const height = `${Math.min(most, Math.max(least, field.scrollHeight + 2))}px`;
  if (field.style.height !== height) field.style.height = height;
}
