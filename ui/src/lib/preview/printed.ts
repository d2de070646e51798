/** The pages laid out for the printer: one picture a sheet, and nothing else of the window. */
import type { Preview } from '../contract/generated';

/** Pixels of a printed point: 240 to the inch, which is sharp in print and fits into memory forty pages long. */
const SCALE = 240 / 72;

export interface Printed {
  /** Resolves when every page is there, and rejects when one cannot be had. */
  ready: Promise<unknown>;
  /** Takes the pages away again. */
  remove(): void;
}

/** Puts the pages beside the page of the program, where only printing shows them (`styles/print.css`). */
export function layOut(shown: Preview, urlOf: (page: number, scale: number) => string): Printed {
  const sheets = document.createElement('div');
  sheets.className = 'printed';
  sheets.setAttribute('aria-hidden', 'true');
  const pictures = shown.pages.map((_, at) => {
    const picture = document.createElement('img');
    picture.alt = '';
    picture.src = urlOf(at, SCALE);
    return picture;
  });
  sheets.append(...pictures);
  document.body.append(sheets);
  return {
    ready: Promise.all(pictures.map((picture) => picture.decode())),
    remove: () => sheets.remove(),
  };
}
