import { cleanup, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { CoreError, setBackend } from '../lib/backend';
import { LetterSession } from '../lib/letter/session.svelte';
import { LetterCore } from '../lib/letter/testing/core';
import { caretBehind } from '../lib/letter/testing/editor';
import { LETTER, openVisit, records, type VisitOptions } from '../lib/letter/testing/visit';
import { PUBLISHED, usualLook } from '../lib/shared/look';
import { status } from '../lib/status/status.svelte';
import LetterView from './LetterView.svelte';

async function show(options: VisitOptions = {}) {
  const { fake, cache } = await openVisit(options);
  setBackend(fake);
  const core = new LetterCore(fake, LETTER);
  const goTo = vi.fn();
  render(LetterView, { cache, goTo });
  const session = cache.letter ? LetterSession.of(cache, LETTER) : null;
  return { fake, cache, core, goTo, session: session as LetterSession };
}

const user = userEvent.setup();
const editor = () => screen.getByRole('textbox', { name: 'Text of the letter' });
const called = (fake: Awaited<ReturnType<typeof show>>['fake'], name: string) =>
  fake.calls.filter((call) => call.name === name).map((call) => call.request);

afterEach(cleanup);

describe('no letter yet', () => {
  test('says what goes here and offers the one next step', async () => {
    const { fake, goTo } = await show({ blocks: null });
    fake.on('compose_letter', () => {
      throw new CoreError('letter_facts_missing', { missing: 'visit.team areas something.new' });
    });
    expect(screen.getByRole('heading', { name: 'The letter is not begun' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Compose the first draft' }));
    const said = await screen.findByRole('alert');
    expect(document.activeElement).toBe(said);
    expect(
      within(said)
        .getAllByRole('listitem')
        .map((item) => item.textContent?.trim()),
    ).toEqual(['Who leads the visit and signs the letter', 'The areas of concern', 'something.new']);
    await user.click(within(said).getByRole('button', { name: 'The areas of concern' }));
    expect(goTo).toHaveBeenCalledWith('plan');
  });

  test('the first draft opens as it was composed', async () => {
    const { fake } = await show({ blocks: null });
    const made = records().filter((record) => record.kind === 'letter' || record.kind === 'block');
    fake.on('compose_letter', () => ({
      at: '2026-11-17T14:00:00Z',
      kept: made.map((record) => ({ rev: 1, ...record })),
      gone: [],
    }));
    await user.click(screen.getByRole('button', { name: 'Compose the first draft' }));
    expect(await screen.findByRole('textbox', { name: 'Text of the letter' })).toBeTruthy();
    expect(screen.getByRole('heading', { name: 'Monitoring visit to Northmere children’s services' })).toBeTruthy();
  });
});

describe('the sheet', () => {
  test('says what the letter is', async () => {
    await show({ rehearsal: true, fictional: true });
    expect(screen.getByText(/^Rehearsal/)).toBeTruthy();
    expect(screen.getByText(/^Fictional authority/)).toBeTruthy();
    expect(screen.getByText(/^Draft\./)).toBeTruthy();
    expect(screen.getByText('23 December 2026')).toBeTruthy();
    expect(screen.getByText('Dear Wren')).toBeTruthy();
  });

  test('its fixed parts are changed in the details, each kept when its field is left', async () => {
    const { fake, cache } = await show();
    await user.click(screen.getByRole('button', { name: /^Edit details: letterhead/ }));
    const subject = screen.getByRole('textbox', { name: 'Subject' });
    await user.clear(subject);
    await user.type(subject, 'Another subject');
    expect(called(fake, 'edit_record')).toEqual([]);
    await user.tab();
    expect(called(fake, 'edit_record')).toMatchObject([
      { subject: { kind: 'letter', id: LETTER }, base_rev: 1, fields: { subject: 'Another subject' } },
    ]);
    await vi.waitFor(() => expect(cache.letter?.subject).toBe('Another subject'));
    const address = screen.getByRole('textbox', { name: 'Addressee' });
    await user.clear(address);
    await user.type(address, 'Wren Castleton{Enter} Northmere Council {Enter}{Enter}');
    await user.tab();
    await vi.waitFor(() => expect(cache.letter?.addressee).toEqual(['Wren Castleton', 'Northmere Council']));
  });

  test('a refusal stands at its field, with the words that were typed', async () => {
    const { fake } = await show();
    fake.on('edit_record', () => {
      throw new CoreError('refused', { field: 'subject', reason: 'empty' });
    });
    await user.click(screen.getByRole('tab', { name: 'Details' }));
    const subject = screen.getByRole('textbox', { name: 'Subject' });
    await user.clear(subject);
    await user.tab();
    await vi.waitFor(() => expect(subject.getAttribute('aria-invalid')).toBe('true'));
    expect(screen.getByText('Something must stand here.')).toBeTruthy();
    expect((subject as HTMLInputElement).value).toBe('');
  });
});

describe('evidence beside the letter', () => {
  test('is linked to the sentence with the keys alone', async () => {
    const { session } = await show();
    editor().focus();
    caretBehind(session, 'remains too');
    await user.keyboard('{Control>}k{/Control}');
    const field = await screen.findByRole('textbox', { name: 'Find evidence' });
    await vi.waitFor(() => expect(document.activeElement).toBe(field));
    await user.keyboard('plan{ArrowDown}');
    const rows = within(screen.getByRole('listbox', { name: 'Evidence' })).getAllByRole('option');
    expect(rows.map((row) => row.dataset['cited'])).toEqual(['e2', 'e3']);
    await vi.waitFor(() => expect(document.activeElement).toBe(rows[0]));
    await user.keyboard(' {ArrowDown} ');
    expect(rows.map((row) => row.getAttribute('aria-selected'))).toEqual(['true', 'true']);
    await user.keyboard('{Enter}');
    await vi.waitFor(() => expect(document.activeElement).toBe(editor()));
    expect(editor().lastElementChild?.textContent).toBe('The quality of plans remains too variableE002 +1.');
    expect(status.message).toBe('E002, E003 linked to the sentence.');
    expect(screen.getByRole('option', { name: /E003/ }).textContent).toContain('used 1×');
  });

  test('Escape goes back to the caret and links nothing', async () => {
    const { session } = await show();
    editor().focus();
    caretBehind(session, 'remains too');
    await user.keyboard('{Control>}k{/Control}');
    const field = await screen.findByRole('textbox', { name: 'Find evidence' });
    await vi.waitFor(() => expect(document.activeElement).toBe(field));
    await user.keyboard('{Escape}');
    await vi.waitFor(() => expect(document.activeElement).toBe(editor()));
    expect(editor().querySelectorAll('.cite')).toHaveLength(1);
  });

  test('says what is used and how often', async () => {
    await show();
    expect(screen.getByText('4 pieces of evidence, 2 unused')).toBeTruthy();
    expect(screen.getByRole('option', { name: /E001/ }).textContent).toContain('used 1×');
    expect(screen.getByRole('option', { name: /E003/ }).textContent).toContain('unused');
  });

  test('none yet leads to where it is recorded', async () => {
    const { goTo } = await show({ evidence: [] });
    await user.click(screen.getByRole('button', { name: 'Record evidence' }));
    expect(goTo).toHaveBeenCalledWith('evidence');
  });
});

describe('the outline', () => {
  const outline = () => screen.getByRole('navigation', { name: 'Outline of the letter' });

  test('goes to a place, with one stop of the Tab key', async () => {
    const { session } = await show();
    const buttons = within(within(outline()).getByRole('list')).getAllByRole('button');
    expect(buttons.filter((button) => button.tabIndex === 0)).toHaveLength(1);
    buttons[0]?.focus();
    await user.keyboard('{End}{Enter}');
    await vi.waitFor(() => expect(document.activeElement).toBe(editor()));
    expect(session.editorState.selection.$head.parent.attrs['id']).toBe('b8');
    expect(within(outline()).getByRole('button', { current: true }).textContent).toContain('The quality of plans');
  });

  test('moves a paragraph and keeps the focus on it', async () => {
    const { session } = await show();
    within(outline())
      .getByRole('button', { name: /^The quality of plans/ })
      .focus();
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    const ids = session.editorState.doc.children.map((node) => node.attrs['id']);
    expect(ids.slice(-2)).toEqual(['b8', 'b7']);
    await vi.waitFor(() => expect(document.activeElement?.textContent).toContain('The quality of plans'));
  });
});

describe('export', () => {
  test('takes what is on the screen and says where it is', async () => {
    const { fake, session } = await show();
    session.dispatch(session.editorState.tr.insertText('New. ', 1));
    await user.click(screen.getByRole('button', { name: /^Export PDF/ }));
    await vi.waitFor(() => expect(status.message).toBe('Letter written: /home/maren/Letter.pdf.'));
    const names = fake.calls.map((call) => call.name);
    expect(names.indexOf('save_letter')).toBeLessThan(names.indexOf('settle'));
    expect(names.indexOf('settle')).toBeLessThan(names.indexOf('export_letter'));
  });

  test('Ctrl+P does the same', async () => {
    const { fake } = await show();
    editor().focus();
    await user.keyboard('{Control>}p{/Control}');
    await vi.waitFor(() => expect(called(fake, 'export_letter')).toHaveLength(1));
  });

  test('Ctrl+Shift+P asks in which form, and one press saves it', async () => {
    const { fake } = await show();
    editor().focus();
    await user.keyboard('{Control>}{Shift>}p{/Shift}{/Control}');
    const dialog = screen.getByRole('dialog', { name: 'Export the letter' });
    expect(within(dialog).getAllByRole('listitem')).toHaveLength(6);
    expect(document.activeElement?.textContent).toContain('PDF');
    const marking = within(dialog).getByLabelText<HTMLInputElement>('Marking');
    expect(marking.value).toBe('OFFICIAL-SENSITIVE');
    await user.clear(marking);
    await user.click(within(dialog).getByRole('checkbox', { name: 'Paragraph numbers' }));
    await user.click(within(dialog).getByRole('button', { name: 'Web page' }));
    const look = { ...PUBLISHED, marking: '', references: true };
    const asked = expect.objectContaining({ form: 'html', look });
    await vi.waitFor(() => expect(called(fake, 'export_letter')).toEqual([asked]));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('a Word document can have comments in its margin, and evidence with a warning', async () => {
    const { fake } = await show();
    editor().focus();
    await user.keyboard('{Control>}{Shift>}p{/Shift}{/Control}');
    const dialog = within(screen.getByRole('dialog', { name: 'Export the letter' }));
    await user.click(dialog.getByRole('checkbox', { name: 'Comments on the letter' }));
    expect(dialog.queryByText(/Keep it within the inspection team/)).toBeNull();
    await user.click(dialog.getByRole('checkbox', { name: 'What each sentence rests on' }));
    dialog.getByText(/Keep it within the inspection team/);
    await user.click(dialog.getByRole('button', { name: 'Word document' }));
    const look = { ...usualLook(), comments: true, citations: true };
    const asked = expect.objectContaining({ form: 'docx', look });
    await vi.waitFor(() => expect(called(fake, 'export_letter')).toEqual([asked]));
  });

  test('the evidence annex stands apart with a warning, and is marked as somebody says', async () => {
    const { fake } = await show();
    editor().focus();
    await user.keyboard('{Control>}{Shift>}p{/Shift}{/Control}');
    const dialog = screen.getByRole('dialog', { name: 'Export the letter' });
    const group = within(dialog).getByRole('region', { name: 'For internal use' });
    expect(group.textContent).toContain('holds evidence about children');
    const marking = within(dialog).getByLabelText<HTMLInputElement>('Marking');
    await user.clear(marking);
    await user.type(marking, 'OFFICIAL');
    await user.click(within(group).getByRole('button', { name: 'Evidence annex, workbook' }));
    const asked = expect.objectContaining({ form: 'xlsx', marking: 'OFFICIAL' });
    await vi.waitFor(() => expect(called(fake, 'export_annex')).toEqual([asked]));
    expect(called(fake, 'export_letter')).toEqual([]);
    await vi.waitFor(() => expect(status.message).toBe('Evidence annex written: /home/maren/Evidence annex.pdf.'));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('a character that cannot be printed is said in a summary that leads to it', async () => {
    const { fake, session } = await show();
    fake.on('export_letter', () => {
      throw new CoreError('character_missing', { character: 'q', place: 'paragraph' });
    });
    await user.click(screen.getByRole('button', { name: /^Export PDF/ }));
    const said = await screen.findByRole('alert');
    expect(said.textContent).toContain('has no ‘q’, which stands in the paragraph');
    await user.click(screen.getByRole('button', { name: 'Show the place' }));
    const { from, to } = session.editorState.selection;
    expect(session.editorState.doc.textBetween(from, to)).toBe('q');
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

test('Ctrl+Z outside the text takes back within the letter, but not in a field that is being typed in', async () => {
  const { session } = await show();
  const undo = vi.spyOn(session, 'undo');
  screen.getByRole('tab', { name: /^Evidence/ }).focus();
  await user.keyboard('{Control>}z{/Control}');
  expect(undo).toHaveBeenCalledTimes(1);
  await user.type(screen.getByRole('textbox', { name: 'Find evidence' }), 'x{Control>}z{/Control}');
  expect(undo).toHaveBeenCalledTimes(1);
});

test('the first draft itself can be taken back, and be brought back', async () => {
  const { fake, cache, session } = await show();
  const all = records().filter((record) => record.kind === 'letter' || record.kind === 'block');
  const at = '2026-11-17T14:00:09Z';
  fake.on('undo', () => ({
    op: 'compose_letter',
    saved: { at, kept: [], gone: all.map(({ kind, record }) => ({ kind, id: record.id })) },
  }));
  fake.on('redo', () => ({
    op: 'compose_letter',
    saved: { at, kept: all.map((record) => ({ rev: 3, ...record })), gone: [] },
  }));
  session.undo();
  expect(await screen.findByText(/^The first draft was taken back/)).toBeTruthy();
  await user.keyboard('{Control>}y{/Control}');
  expect(await screen.findByRole('textbox', { name: 'Text of the letter' })).toBeTruthy();
  expect(cache.blocks).toHaveLength(8);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(called(fake, 'save_letter')).toEqual([]);
});

describe('a copy that reviewers sent back', () => {
  test('what is taken of it is in the editor, and what was typed before is kept', async () => {
    const { fake, cache, session } = await show();
    fake.on('choose_reviewed_letter', () => ({
      name: 'letter.docx',
      read: {
        sent: null,
        unchanged: 7,
        parts: [
          {
            block: 'b8',
            kind: 'paragraph',
            sent: 'The quality of plans remains too variable.',
            now: 'The quality of plans remains too variable.',
            proposed: 'The quality of plans varies.',
            edited: false,
            items: [
              {
                id: 4,
                author: 'Ann Lark',
                at: null,
                tracked: true,
                what: { type: 'change', was: 'remains too variable', is: 'varies', start: 21 },
                not_because: null,
              },
            ],
          },
        ],
      },
    }));
    fake.on('take_reviewed', () => {
      const block = cache.blocks.find((each) => each.id === 'b8');
      if (!block) throw new CoreError('not_found');
      const record = { ...block, content: [{ type: 'text' as const, text: 'The quality of plans varies.' }] };
      return { saved: { at: '2026-11-17T14:00:00Z', kept: [{ kind: 'block', rev: 9, record }], gone: [] }, left: [] };
    });
    session.putBack({ id: 'b1', kind: 'paragraph', content: [{ type: 'text', text: 'Typed before.' }] }, null);
    await user.click(screen.getByRole('tab', { name: /^Comments/ }));
    await user.click(screen.getByRole('button', { name: 'Bring in a reviewed copy…' }));
    await screen.findByRole('dialog', { name: 'What reviewers say: letter.docx' });
    expect(called(fake, 'save_letter')).toHaveLength(1);
    await user.keyboard('a{Control>}{Enter}{/Control}');
    expect(called(fake, 'take_reviewed')).toMatchObject([{ items: [4] }]);
    expect(editor().textContent).toContain('The quality of plans varies.');
    expect(editor().textContent).toContain('Typed before.');
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
