/** Comments on factual accuracy as the fake backend has them: sentences end at full stops, and are told by one word. */
import type {
  AddFactualComments,
  Anchor,
  FactualComment,
  FactualRead,
  FactualView,
  InSentence,
  PageBlock,
  ProposedSentence,
  Saved,
  Sentence,
} from '../contract/generated';
import { blockText } from '../shared/blocktext';
import { CoreError, type Answer, type CommandName, type Request } from './backend';

type Blocks = readonly Pick<PageBlock, 'id' | 'content'>[];

function sentencesOf(blocks: Blocks): Sentence[] {
  return blocks.flatMap(({ id, content }) =>
    [...blockText(content).matchAll(/[^.\s][^.]*\.?/g)].map(({ index, 0: found }) => {
      const words = found.trimEnd();
      return { block: id, start: index, end: index + words.length, words };
    }),
  );
}

/** A sentence that has a figure or a capitalised word of what is said. */
function proposedFor(claim: string, blocks: Blocks): ProposedSentence | null {
  const telling = claim.match(/[A-Z][a-z]{4,}|\d+/g) ?? [];
  const sentence = sentencesOf(blocks).find(({ words }) => telling.some((word) => words.includes(word)));
  return sentence ? { sentence, because: 'words' } : null;
}

/** What a comment keeps of the sentence that it is tied to. */
function factualIn(at: InSentence | null, blocks: Blocks): { anchor: Anchor | null; before?: string } {
  if (!at) return { anchor: null };
  const here = sentencesOf(blocks).findLast(({ block, start }) => block === at.block && start <= at.caret);
  if (!here) throw new CoreError('refused', { field: 'sentence', reason: 'empty' });
  const anchor = { block: here.block, start: here.start, words: here.words, before: '', after: '' };
  return { anchor, before: here.words };
}

function newFactual(
  { visit, comments }: AddFactualComments,
  last: number,
  blocks: Blocks,
  at: string,
): FactualComment[] {
  return comments.map(({ id, place, claim, evidence, quoted, sentence }, nth) => ({
    id,
    visit,
    number: last + nth + 1,
    place,
    claim,
    evidence,
    decision: null,
    answer: '',
    after: '',
    at,
    before: quoted,
    ...factualIn(sentence, blocks),
  }));
}

function readFactual(text: string): FactualRead {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) throw new CoreError('comments_unreadable', { problem: 'there is nothing in it' });
  const comments = lines.map((claim) => ({ place: '', claim, evidence: '', quoted: '', proposed: null }));
  return { comments, left_out: [] };
}

function factualView(blocks: Blocks, comments: readonly FactualComment[]): FactualView {
  const all = sentencesOf(blocks);
  const places = comments.map(({ id: comment, anchor, claim }) => {
    const same = anchor && all.find(({ block, words }) => block === anchor.block && words === anchor.words);
    const near = anchor && all.find(({ block, start }) => block === anchor.block && start === anchor.start);
    const sentence = same ?? near ?? null;
    const tie = !anchor ? 'loose' : same ? 'same' : near ? 'changed' : 'lost';
    return { comment, tie, sentence, proposed: sentence ? null : proposedFor(claim, blocks) } as const;
  });
  return { places };
}

/** What the handlers need of the backend. */
interface Of {
  all: () => readonly FactualComment[];
  blocks: () => Blocks;
  now: () => string;
  add: (records: readonly FactualComment[]) => Saved;
  edit: (subject: { id: string }, fields: { [field: string]: unknown }, baseRev: number) => Saved;
}

type Handler<K extends CommandName> = (request: Request<K>) => Answer<K>;
type Named =
  | 'choose_factual_table'
  | 'read_factual_text'
  | 'add_factual_comments'
  | 'tie_factual_comment'
  | 'decide_factual_comment'
  | 'factual_view'
  | 'export_factual';

export function factualHandlers(of: Of): { [K in Named]: Handler<K> } {
  return {
    choose_factual_table: () => ({ name: null, read: null }),
    read_factual_text: ({ text }) => readFactual(text),
    add_factual_comments: (request) => {
      const last = Math.max(0, ...of.all().map((each) => each.number));
      return of.add(newFactual(request, last, of.blocks(), of.now()));
    },
    tie_factual_comment: ({ comment, base_rev, sentence }) =>
      of.edit({ id: comment }, factualIn(sentence, of.blocks()), base_rev),
    decide_factual_comment: ({ comment: id, base_rev, decision }) => {
      const answer =
        of
          .all()
          .find((each) => each.id === id)
          ?.answer.trim() ?? '';
      if (decision && answer === '') throw new CoreError('refused', { field: 'answer', reason: 'empty' });
      return of.edit({ id }, { decision }, base_rev);
    },
    factual_view: ({ blocks }) => factualView(blocks, of.all()),
    export_factual: () => ({ path: '/home/maren/Factual accuracy comments.docx' }),
  };
}
