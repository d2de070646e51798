/** One stop of the Tab key for a group of controls; the arrow keys move within it. */

interface Options {
  /** Which elements take part, in the order of the page. */
  items: string;
  axis: 'horizontal' | 'vertical';
}

const PAGE = 10;

/** Where a key leads from one of so many; null for a key that leads nowhere. */
export function stepTo(key: string, at: number, count: number, axis: Options['axis']): number | null {
  const [back, on] = axis === 'vertical' ? ['ArrowUp', 'ArrowDown'] : ['ArrowLeft', 'ArrowRight'];
  const to: { [key: string]: number } = { [back]: at - 1, [on]: at + 1, Home: 0, End: count - 1 };
  if (axis === 'vertical') Object.assign(to, { PageUp: at - PAGE, PageDown: at + PAGE });
  const next = to[key];
  return next === undefined ? null : Math.min(Math.max(next, 0), count - 1);
}

/** For `{@attach roving(...)}`. Plain keys only: with Ctrl or Alt they mean something else. */
export function roving({ items, axis }: Options): (group: HTMLElement) => () => void {
  return (group) => {
    const all = () => [...group.querySelectorAll<HTMLElement>(items)].filter((item) => !item.hidden);
    const stop = (chosen: HTMLElement | undefined) => {
      for (const item of all()) item.tabIndex = item === chosen ? 0 : -1;
    };
    const settle = () => {
      const current = all().find((item) => item.tabIndex === 0 && item.matches('[tabindex]'));
      stop(current ?? all()[0]);
    };
    const key = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      const item = (event.target as HTMLElement).closest<HTMLElement>(items);
      const at = item ? all().indexOf(item) : -1;
      const to = at < 0 ? null : stepTo(event.key, at, all().length, axis);
      // A list of choices keeps Home and End for itself; left and right are nothing to it when it is shut.
      if (to === null || (item instanceof HTMLSelectElement && !event.key.startsWith('Arrow'))) return;
      event.preventDefault();
      all()[to]?.focus();
    };
    const focused = (event: FocusEvent) => stop((event.target as HTMLElement).closest<HTMLElement>(items) ?? undefined);
    settle();
    const watch = new MutationObserver(settle);
    watch.observe(group, { childList: true, subtree: true });
    group.addEventListener('keydown', key);
    group.addEventListener('focusin', focused);
    return () => {
      watch.disconnect();
      group.removeEventListener('keydown', key);
      group.removeEventListener('focusin', focused);
    };
  };
}
