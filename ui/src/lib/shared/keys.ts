/** Which keys mean what, wherever they are pressed: helpers for views that listen to them. */

/** `Ctrl+Shift+Z` and the like; on a Mac the command key stands for Ctrl. AltGr types characters and is no command. */
export function combo(event: KeyboardEvent): string {
  if (event.getModifierState?.('AltGraph')) return '';
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const parts = [event.ctrlKey || event.metaKey ? 'Ctrl' : '', event.altKey ? 'Alt' : ''];
  // Shift is part of the character where it makes another one.
  if (event.shiftKey && (event.key.length > 1 || /[A-Z]/.test(key))) parts.push('Shift');
  return [...parts, key].filter(Boolean).join('+');
}

export function isTextField(target: EventTarget | null): target is HTMLElement {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && ['text', 'password', 'search'].includes(target.type);
}

/** True where the field keeps an undo of its own: it has the focus and holds something not yet settled. */
export function undoesItself(target: EventTarget | null): boolean {
  return isTextField(target) && target.dataset['settled'] !== 'true';
}

/** Keys of the web view that have no meaning in a program. */
const SWALLOWED = new Set([
  'F5',
  'Ctrl+F5',
  'Ctrl+R',
  'Ctrl+Shift+R',
  'F7',
  'F3',
  'Ctrl+P',
  'Ctrl+Shift+P',
  'Ctrl+J',
  'Ctrl+U',
  'Ctrl+O',
]);

/** Keeps the web view from reloading, printing or starting caret browsing. */
export function swallow(event: KeyboardEvent): void {
  if (SWALLOWED.has(combo(event))) event.preventDefault();
}

const FOCUSABLE =
  'a[href], button:not([tabindex="-1"]), input, select, textarea, [contenteditable="true"], [tabindex]:not([tabindex="-1"], [role="separator"])';

const lastFocus = new WeakMap<Element, WeakRef<HTMLElement>>();

/** Remembers what had the focus in its pane. */
export function rememberFocus(event: FocusEvent): void {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return;
  const pane = target.closest('[data-pane]');
  if (pane) lastFocus.set(pane, new WeakRef(target));
}

/** Moves the focus to the next pane on the screen, where it was last or on its first control. */
export function cyclePanes(backwards: boolean, root: ParentNode = document): void {
  const panes = [...root.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) => pane.offsetParent !== null);
  if (panes.length === 0) return;
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(at < 0 ? 0 : at + (backwards ? -1 : 1) + panes.length) % panes.length];
  if (!next) return;
  const last = lastFocus.get(next)?.deref();
  const before = last === next ? undefined : last;
  const aim =
    before?.isConnected && next.contains(before)
      ? before
      : (next.querySelector<HTMLElement>('[data-first]') ?? next.querySelector<HTMLElement>(FOCUSABLE) ?? next);
  aim.focus();
}
