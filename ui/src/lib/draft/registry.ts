/** Everything that may hold something not yet saved, so that it can be sent at once before a lock or a close. */

export interface Flushable {
  /** Sends what is unsaved; resolves when that was answered, well or not. */
  flush(): Promise<void>;
}

const held = new Set<Flushable>();

/** Adds one; the answer takes it out again. Adding it twice is adding it once. */
export function register(each: Flushable): () => void {
  held.add(each);
  return () => held.delete(each);
}

export function unregister(each: Flushable): void {
  held.delete(each);
}

/**
 * Sends everything unsaved, also what is unsaved only because something else was sent: a field that is left may have to wait
 * in a box. Never rejects: whoever failed shows it and keeps its words.
 */
export async function flushAll(): Promise<void> {
  const asked = new Set<Flushable>();
  for (;;) {
    const open = [...held].filter((each) => !asked.has(each));
    if (open.length === 0) return;
    for (const each of open) asked.add(each);
    await Promise.allSettled(open.map((each) => each.flush()));
  }
}

/** Sends everything unsaved whenever the page may be about to go away. The answer stops that. */
export function flushWithPage(page: Document = document, window: Window = page.defaultView ?? self): () => void {
  const hidden = () => {
    if (page.visibilityState === 'hidden') void flushAll();
  };
  const leaving = () => void flushAll();
  page.addEventListener('visibilitychange', hidden);
  window.addEventListener('pagehide', leaving);
  window.addEventListener('blur', leaving);
  return () => {
    page.removeEventListener('visibilitychange', hidden);
    window.removeEventListener('pagehide', leaving);
    window.removeEventListener('blur', leaving);
  };
}
