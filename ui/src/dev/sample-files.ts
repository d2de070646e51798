/** Made-up files beside the sample's evidence, for looking at the page without the program. */
import type { FakeBackend } from '../lib/backend/fake';
import type { Attachment, Media } from '../lib/contract/generated';
import { SAMPLE } from './sample';

const FILES: readonly [name: string, media: Media, bytes: number][] = [
  ['Whiteboard in the duty team’s room.jpg', 'jpeg', 1_840_211],
  ['Audit form, note of what was agreed on 17 November 2026.txt', 'txt', 2_310],
  ['Supervision policy, June 2026.pdf', 'pdf', 412_900],
  ['Caseloads by team.xlsx', 'xlsx', 88_412],
];

const DRAWING =
  "<svg xmlns='http://www.w3.org/2000/svg' width='1200' height='800'><rect width='1200' height='800' fill='#dfe6ea'/>" +
  "<rect x='90' y='80' width='1020' height='560' fill='#fdfdfb' stroke='#7b8790' stroke-width='12'/>" +
  "<g stroke='#2d4a78' stroke-width='9'><path d='M160 190h520M160 270h640M160 350h420M160 430h560'/></g></svg>";

const NOTE = `Agreed with the audit lead, 17 November 2026

1  The form asks for the date of each action from December.
2  Half of the audits are read a second time, by somebody from another team.
3  What the child said has a part of its own.
`;

function record([name, media, bytes]: (typeof FILES)[number], at: number, evidence: string): Attachment {
  const id = `00000000-0000-7000-8000-af00000000${String(at).padStart(2, '0')}`;
  const when = new Date(Date.parse('2026-11-17T13:56:00Z') + at * 40_000).toISOString();
  return { id, visit: SAMPLE.visit, evidence, name, media, bytes, sha256: 'ab'.repeat(32), at: when };
}

/** Puts files beside one piece of evidence; the last is not here, and one more can be attached. */
export function withFiles(fake: FakeBackend, evidence: string): void {
  const files = FILES.map((file, at) => record(file, at, evidence));
  for (const file of files) {
    fake.kept.set(file.id, { rev: 1, kind: 'attachment', record: file });
    fake.pictures.set(file.id, `data:image/svg+xml,${encodeURIComponent(DRAWING)}`);
  }
  fake.on('missing_files', () => ({ attachments: files.slice(-1).map((file) => file.id) }));
  fake.on('attachment_text', () => ({ text: NOTE, cut: false }));
  fake.on('choose_attachments', ({ evidence: of }) => {
    const more = record(['Panel minutes.txt', 'txt', 9_120], fake.kept.size, of);
    fake.kept.set(more.id, { rev: 1, kind: 'attachment', record: more });
    return {
      saved: { at: more.at, kept: [{ rev: 1, kind: 'attachment', record: more }], gone: [] },
      refused: [{ name: 'Caseloads 2019.xls', because: 'old_office' }],
    };
  });
}
