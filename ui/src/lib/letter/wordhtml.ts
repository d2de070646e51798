/** Reads pasted HTML, Word's above all: its words and lists, and nothing of how they looked. */
import type { BlockKind, EvidenceId } from '../contract/generated';

export type PastedInline = string | { cite: EvidenceId[] };

export interface PastedBlock {
  kind: BlockKind;
  content: PastedInline[];
}

const SKIPPED = new Set(
  'AUDIO BUTTON CANVAS DEL HEAD IFRAME IMG INPUT LINK META NOSCRIPT OBJECT SCRIPT SELECT STYLE SVG TEMPLATE TEXTAREA TITLE VIDEO XML'.split(
    ' ',
  ),
);
const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TBODY TD TFOOT TH THEAD TR UL'.split(
    ' ',
  ),
);
/** What Word puts beside the words: comments and where they hang, footnotes, deletions that it still shows, list glyphs. */
const BESIDE_CLASS = /\b(Mso(Comment|Footnote|Endnote)(Reference|Text)|msocom(anchor|off|txt)|msoDel)\b/;
const BESIDE_STYLE = new RegExp(
  '\\b(mso-list:\\s*ignore|mso-element:\\s*(comment|footnote|endnote)|mso-special-character:\\s*comment|mso-hide:\\s*all|display:\\s*none|mso-(footnote|endnote)-id)',
  'i',
);
const LIST_CLASS = /\bMsoListParagraph/;
const LIST_STYLE = /\bmso-list:\s*(?!none|ignore|skip)/i;
const NO_LIST_STYLE = /\bmso-list:\s*none/i;
const HEADING_CLASS = /\b(MsoHeading\d?|MsoTitle|MsoSubtitle)\b/;
const HEADING_STYLE = /\bmso-(outline-level|style-name:\s*["']?heading)/i;

/** The glyphs that stand before bullets, the private ones of the Symbol and Wingdings faces among them. */
const GLYPH = /^\s*(?:[•‣⁃▪▫■□●○◦◾◼∙·\uf0a7\uf0b7\uf0d8\uf0fc§]|o(?=[\t\u00a0]))[\s\u00a0]*/u;

/** Takes out what nobody sees; a space that must not break is a space, a hyphen that must not break a hyphen. */
export function visibleText(text: string): string {
  return (
    text
      // eslint-disable-next-line no-misleading-character-class
      .replace(/[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffc]/g, '')
      .replace(/\u2011/g, '-')
      // eslint-disable-next-line no-control-regex
      .replace(/[\u00a0\u2007\u202f\u2028\u2029\u0000-\u001f\u007f-\u009f]/g, ' ')
  );
}

/** The same with every run of spaces one space. */
export function cleanText(text: string): string {
  return visibleText(text).replace(/\s+/g, ' ');
}

/** The text behind a bullet's glyph, or null where it has none. */
export function withoutGlyph(text: string): string | null {
  const match = GLYPH.exec(text);
  return match ? text.slice(match[0].length) : null;
}

class Reader {
  readonly blocks: PastedBlock[] = [];
  #open: PastedBlock | null = null;
  readonly #headings: ReadonlySet<string>;

  constructor(headings: readonly string[]) {
    this.#headings = new Set(headings.map((each) => each.toLowerCase()));
  }

  walk(node: Node, kind: BlockKind): void {
    if (node.nodeType === Node.TEXT_NODE) this.#add(node.nodeValue ?? '', kind);
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    const element = node as Element;
    const name = element.nodeName.toUpperCase();
    const style = element.getAttribute('style') ?? '';
    const classes = element.getAttribute('class') ?? '';
    if (SKIPPED.has(name) || BESIDE_CLASS.test(classes) || BESIDE_STYLE.test(style)) return;
    const cited = (element.getAttribute('data-cite') ?? '').split(' ').filter(Boolean);
    if (cited.length > 0) this.#add({ cite: cited }, kind);
    else if (name === 'BR') this.end();
    else if (BLOCKS.has(name)) this.#block(element, kindFrom(name, classes, style, kind));
    else this.#children(element, kind);
  }

  end(): void {
    const block = this.#open;
    this.#open = null;
    if (!block) return;
    tidy(block);
    const words = block.content.filter((each) => typeof each === 'string').join('');
    if (block.content.length === 0) return;
    if (block.kind === 'heading' && !this.#headings.has(words.toLowerCase())) block.kind = 'paragraph';
    this.blocks.push(block);
  }

  #block(element: Element, kind: BlockKind): void {
    this.end();
    this.#children(element, kind);
    this.end();
  }

  #children(element: Element, kind: BlockKind): void {
    for (const child of element.childNodes) this.walk(child, kind);
  }

  #add(inline: PastedInline, kind: BlockKind): void {
    if (typeof inline === 'string' && !this.#open && inline.trim() === '') return;
    this.#open ??= { kind, content: [] };
    this.#open.content.push(inline);
  }
}

function kindFrom(name: string, classes: string, style: string, outer: BlockKind): BlockKind {
  if (/^H[1-6]$/.test(name) || HEADING_CLASS.test(classes)) return 'heading';
  if (HEADING_STYLE.test(style) && !LIST_STYLE.test(style)) return 'heading';
  if (name === 'LI') return 'bullet';
  if (NO_LIST_STYLE.test(style)) return outer;
  return LIST_CLASS.test(classes) || LIST_STYLE.test(style) ? 'bullet' : outer;
}

/** Joins the words, takes the glyph of a bullet and the space at both ends away. */
function tidy(block: PastedBlock): void {
  const joined: PastedInline[] = [];
  for (const inline of block.content) {
    const last = joined.at(-1);
    if (typeof inline === 'string' && typeof last === 'string') joined[joined.length - 1] = last + inline;
    else joined.push(inline);
  }
  if (typeof joined[0] === 'string') {
    const behind = withoutGlyph(joined[0]);
    if (behind !== null && block.kind !== 'heading') {
      block.kind = 'bullet';
      joined[0] = behind;
    }
  }
  const cleaned = joined.map((each) => (typeof each === 'string' ? cleanText(each) : each));
  if (typeof cleaned[0] === 'string') cleaned[0] = cleaned[0].trimStart();
  const end = cleaned.length - 1;
  if (typeof cleaned[end] === 'string') cleaned[end] = cleaned[end].trimEnd();
  block.content = cleaned.filter((each) => each !== '');
}

/** What is in a piece of HTML. A heading stays one only where the framework has it. */
export function readHtml(dom: Node, headings: readonly string[]): PastedBlock[] {
  const reader = new Reader(headings);
  for (const child of dom.childNodes) reader.walk(child, 'paragraph');
  reader.end();
  return reader.blocks;
}

/** What is in plain text: each line a paragraph, or a bullet where it begins like one. */
export function readText(text: string): PastedBlock[] {
  const lines = text.split(/\r\n?|\n|\u2028|\u2029/);
  if (lines.length === 1) {
    const whole = cleanText(text);
    if (whole === '') return [];
    if (whole.trim() !== '' && !asBullet(text)) return [{ kind: 'paragraph', content: [whole] }];
  }
  return lines.flatMap((line): PastedBlock[] => {
    const bullet = asBullet(line);
    const words = cleanText(bullet ?? line).trim();
    return words === '' ? [] : [{ kind: bullet === null ? 'paragraph' : 'bullet', content: [words] }];
  });
}

function asBullet(line: string): string | null {
  const dashed = /^\s*[-–*]\s+(?=\S)/.exec(line);
  return dashed ? line.slice(dashed[0].length) : withoutGlyph(line);
}
