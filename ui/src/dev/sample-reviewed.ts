/** A made-up copy of the letter that came back from reviewers, as it is read. */
import type { FakeBackend } from '../lib/backend/fake';
import type { ReviewedItem, ReviewedLetter, ReviewedPart, ReviewedWhat } from '../lib/contract/generated';
import { sampleRecords } from './sample';

/** The block at this place of the sample's letter. */
function block(at: number): string {
  const blocks = sampleRecords().flatMap((each) => (each.kind === 'block' ? [each.record] : []));
  return blocks[at]?.id ?? '';
}

const item = (id: number, what: ReviewedWhat, changes: Partial<ReviewedItem> = {}): ReviewedItem => ({
  id,
  author: 'Ann Lark',
  at: '2026-11-30T09:15:00Z',
  tracked: true,
  what,
  not_because: null,
  ...changes,
});

const change = (id: number, was: string, is: string, changes: Partial<ReviewedItem> = {}) =>
  item(id, { type: 'change', was, is, start: 0 }, changes);

const comment = (id: number, text: string): ReviewedItem =>
  item(id, {
    type: 'comment',
    text,
    words: 'Plans',
    lost: false,
    done: false,
    replies: [{ author: 'Bo Fen', at: null, text: 'Eleven of twelve.' }],
  });

const part = (block: string, sent: string, proposed: string, items: ReviewedItem[]): ReviewedPart => ({
  block,
  kind: 'paragraph',
  sent,
  now: sent,
  proposed,
  edited: false,
  items,
});

export const REVIEWED: ReviewedLetter = {
  sent: { name: 'Sent to reviewers', at: '2026-11-20T10:00:00Z' },
  unchanged: 12,
  parts: [
    part(block(10), 'Plans for children drift.', 'Plans for children wait.', [
      change(0, 'drift', 'wait'),
      comment(1, 'All of them?'),
    ]),
    {
      ...part(block(12), 'Visits are late.', 'Most visits are late.', [
        change(2, '', 'Most ', { not_because: 'not_found', author: '' }),
        change(3, 'late', 'overdue', { tracked: false }),
      ]),
      now: 'Few visits happen.',
      edited: true,
    },
  ],
};

export function withReviewed(fake: FakeBackend): void {
  fake.on('export_review_copy', () => ({ path: '/home/maren/Northmere letter for review.docx', saved: null }));
  fake.on('choose_reviewed_letter', () => ({ name: 'Northmere letter for review, AL.docx', read: REVIEWED }));
}
