/** Reasons for letting something stand: what holds for one of a kind mostly holds for the next. */
import type { VisitCache } from '../cache/visit.svelte';

/** The reason that was given last for a remark by this rule; empty where none was. */
export function lastReason(cache: VisitCache, rule: string): string {
  return cache.setAside.findLast((aside) => aside.rule === rule)?.because ?? '';
}

/** Puts the keys into the field of a reason: an offered one is chosen, so that typing replaces it; else the caret is behind it. */
export function focusReason(field: Element | null | undefined, offered: boolean): void {
  if (!(field instanceof HTMLTextAreaElement)) return;
  field.focus();
  field.setSelectionRange(offered ? 0 : field.value.length, field.value.length);
}
