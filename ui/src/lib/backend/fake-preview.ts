/** Pages as the page is to be tried without the core: as many as the letter has words for, with nothing but their number. */
import type { PageBlock, Preview, PreviewLine } from '../contract/generated';
import { blockText } from '../shared/blocktext';

const A4 = { width: 595.28, height: 841.89 };
const LINES = 44;
const CHARACTERS = 90;

/** Every block in lines of so many characters, from the top of the first page on. */
export function previewed(blocks: readonly PageBlock[], key: string): Preview {
  let at = 0;
  const lines = blocks.flatMap((block) => {
    const length = blockText(block.content).length;
    const own: PreviewLine[] = [];
    for (let from = 0; from === 0 || from < length; from += CHARACTERS, at += 1) {
      const top = 72 + (at % LINES) * 16;
      own.push({ block: block.id, from, page: Math.floor(at / LINES), top, bottom: top + 15 });
    }
    return own;
  });
  const pages = Array.from({ length: Math.max(1, Math.ceil(at / LINES)) }, () => A4);
  return { key, kept: false, pages, lines };
}

/** A white sheet with its number. */
export function pageUrl(page: number): string {
  const sheet = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 595 842"><rect width="595" height="842" fill="#fff"/><text x="280" y="400" font-size="40">${page + 1}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(sheet)}`;
}
