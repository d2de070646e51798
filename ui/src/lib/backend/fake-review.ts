/** What the core says of a letter, as far as the page is to be tried without it. The real rules are in `crates/letter`. */
import type {
  Inline,
  LedgerLine,
  PageBlock,
  PlacedCitation,
  Review,
  ReviewRemark,
  RuleEntry,
  SetAside,
} from '../contract/generated';
import type { Request } from './backend';

interface Cut {
  start: number;
  end: number;
  words: string;
  cites: Extract<Inline, { type: 'cite' }>[];
}

/** Roughly: up to a full stop, question mark or end. */
function cut({ content }: Pick<PageBlock, 'content'>): Cut[] {
  const text = content.map((inline) => (inline.type === 'text' ? inline.text : '')).join('');
  const sentences: Cut[] = [...text.matchAll(/\S[^.?!]*[.?!’”)]*/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].trimEnd().length,
    words: match[0].trimEnd(),
    cites: [],
  }));
  let offset = 0;
  for (const inline of content) {
    if (inline.type === 'text') offset += inline.text.length;
    else (sentences.findLast((each) => each.start <= offset) ?? sentences[0])?.cites.push(inline);
  }
  return sentences;
}

function lineOf(block: PageBlock, { start, end, words, cites }: Cut): LedgerLine {
  const evidence = cites.flatMap((each) => each.evidence);
  const findings = cites.flatMap((each) => each.findings ?? []);
  const standing = cites.length === 0 ? 'unsupported' : evidence.length === 1 ? 'thin' : 'supported';
  const why: LedgerLine['why'] =
    standing === 'unsupported' ? [{ type: 'nothing_cited' }] : standing === 'thin' ? [{ type: 'one_source' }] : [];
  return {
    block: block.id,
    start,
    end,
    words,
    standing,
    why,
    evidence,
    findings,
    against: 0,
    suspect: [],
    counted: null,
    proportions: [],
  };
}

/** Words that no dictionary has, and what may have been meant. */
const SLIPS: { readonly [word: string]: readonly string[] } = {
  inconsistant: ['inconsistent', 'inconsistently'],
  stepdown: [],
};

export const suggested = (word: string): string[] => [...(SLIPS[word.toLowerCase()] ?? [])];

export const RULES: RuleEntry[] = [
  { id: 'old-words', why: 'Shorter words are read faster.', source: 'Made up for the page' },
  { id: 'spelling', why: 'A slip casts doubt on all that a letter says.', source: 'Made up for the page' },
  { id: 'as-last-letter', why: 'A letter tells what has changed.', source: 'Made up for the page' },
];

type Told = Pick<ReviewRemark, 'rule' | 'message' | 'fixes'>;

function wordsSaid(block: PageBlock, text: string, words: string, told: Told): ReviewRemark[] {
  return [...text.matchAll(new RegExp(`\\b${words}\\b`, 'giu'))].map(({ index, 0: found }) => ({
    severity: 'mistake',
    block: block.id,
    start: index,
    end: index + found.length,
    words: found,
    beside: null,
    aside: null,
    ...told,
  }));
}

function remarksOf(block: PageBlock, asides: readonly SetAside[], own: readonly string[]): ReviewRemark[] {
  const text = block.content.map((inline) => (inline.type === 'text' ? inline.text : '')).join('');
  const old = { rule: 'old-words', message: 'Use the shorter word.', fixes: ['while'] };
  const slip = { rule: 'spelling', message: 'The dictionary does not know this word.', fixes: [] };
  const slips = Object.keys(SLIPS).flatMap((word) => wordsSaid(block, text, word, slip));
  const remarks = wordsSaid(block, text, 'whilst', old).concat(slips.filter((each) => !own.includes(each.words)));
  if (block.kind !== 'heading') {
    for (const line of cut(block).map((sentence) => lineOf(block, sentence))) {
      if (line.standing !== 'unsupported') continue;
      const { start, end, words } = line;
      const message = 'This sentence rests on nothing.';
      remarks.push({
        rule: 'rests-on-nothing',
        severity: 'evidence',
        block: block.id,
        start,
        end,
        words,
        message,
        fixes: [],
        beside: null,
        aside: null,
      });
    }
  }
  const asideOf = (remark: ReviewRemark) =>
    asides.find((each) => each.rule === remark.rule && each.block === remark.block && each.words === remark.words);
  return remarks.map((remark) => ({ ...remark, aside: asideOf(remark)?.id ?? null })).sort((a, b) => a.start - b.start);
}

export function reviewed(
  { blocks }: Request<'review_letter'>,
  asides: readonly SetAside[],
  own: readonly string[],
): Review {
  const texts = blocks.filter((block) => block.kind !== 'heading');
  return {
    ledger: texts.flatMap((block) => cut(block).map((sentence) => lineOf(block, sentence))),
    remarks: blocks.flatMap((block) => remarksOf(block, asides, own)),
  };
}

export function placed(request: Request<'place_citation'>, now: string): PlacedCitation {
  const { block, caret } = request;
  const sentence = cut(block).findLast((each) => each.start <= caret) ?? cut(block)[0];
  if (!sentence) return { at: null, start: 0, end: 0, words: '', cite: null };
  const there = new Set(sentence.cites.flatMap((each) => [...each.evidence, ...(each.findings ?? [])]));
  const evidence = request.evidence.filter((id) => !there.has(id));
  const findings = request.findings.filter((id) => !there.has(id));
  const bare = sentence.words.replace(/[.?!’”):;]+$/u, '');
  const look = { at: now, sentence: sentence.words, cited: [...evidence, ...findings].map(() => '0') };
  const cite: Inline = { type: 'cite', evidence, ...(findings.length > 0 ? { findings } : {}), look };
  return {
    at: sentence.start + bare.length,
    start: sentence.start,
    end: sentence.end,
    words: sentence.words,
    cite: evidence.length + findings.length > 0 ? cite : null,
  };
}

export function sentenceLookedAt({ block, start }: Request<'look_at_sentence'>, now: string): { block: PageBlock } {
  const cites = new Set(cut(block).find((each) => each.start === start)?.cites);
  const content = block.content.map((inline) =>
    inline.type === 'cite' && cites.has(inline) ? { ...inline, look: { at: now, sentence: '', cited: [] } } : inline,
  );
  return { block: { ...block, content } };
}

export function asideOf(request: Request<'set_aside_remark'>, id: string, by: string, at: string): SetAside {
  const { visit, rule, block, words, because } = request;
  return { id, visit, rule, block, words, because, by, at };
}
