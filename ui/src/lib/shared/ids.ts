/** Ids made by the page: UUID version 7, each greater than the one before. */

let lastTime = 0;
let counter = 0;

const hex = (byte: number) => byte.toString(16).padStart(2, '0');

/** A new id. Ids made in the same millisecond count up in the twelve bits after the time. */
export function newId(): string {
  const random = crypto.getRandomValues(new Uint8Array(10));
  const now = Date.now();
  if (now > lastTime) {
    lastTime = now;
    counter = (((random[8] ?? 0) << 8) | (random[9] ?? 0)) & 0x7ff;
  } else {
    counter += 1;
    if (counter > 0xfff) {
      lastTime += 1;
      counter = 0;
    }
  }
  const time = lastTime.toString(16).padStart(12, '0');
  const count = counter.toString(16).padStart(3, '0');
  const rest = [...random.subarray(0, 8)];
  rest[0] = ((rest[0] ?? 0) & 0x3f) | 0x80;
  const tail = rest.map(hex).join('');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-${tail.slice(0, 4)}-${tail.slice(4)}`;
}
