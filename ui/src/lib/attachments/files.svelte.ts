/** The files of a visit's evidence: attached, renamed, removed, shown and copied out. */
import { backend, CoreError } from '../backend';
import type { VisitCache } from '../cache/visit.svelte';
import type { Attachment, RefusedFile, Subject } from '../contract/generated';
import { newId } from '../shared/ids';
import { told } from '../shared/told';
import { status } from '../status/status.svelte';
import { write } from '../status/write';
import { attachments as words } from '../words';

/** What the dialog shows of a file. */
export type Shown =
  | { as: 'picture'; url: string }
  | { as: 'text'; text: string; cut: boolean }
  | { as: 'nothing' }
  | { as: 'missing' }
  | { as: 'failed'; why: string };

const subject = (id: string): Subject => ({ kind: 'attachment', id });

export class Files {
  readonly cache: VisitCache;
  /** Attachments whose bytes are not in this notebook. */
  missing = $state.raw<ReadonlySet<string>>(new Set());
  /** What was chosen last and not attached, with the evidence it was chosen for. */
  refused = $state.raw<{ evidence: string; files: readonly RefusedFile[] } | null>(null);
  /** Why the last change failed. */
  error = $state.raw<{ id: string; text: string } | null>(null);
  busy = $state(false);
  readonly #byEvidence = $derived.by(() => {
    const files = new Map<string, Attachment[]>();
    for (const each of this.cache.attachments) {
      const beside = files.get(each.evidence);
      if (beside) beside.push(each);
      else files.set(each.evidence, [each]);
    }
    return files;
  });

  constructor(cache: VisitCache) {
    this.cache = cache;
  }

  of(evidence: string): readonly Attachment[] {
    return this.#byEvidence.get(evidence) ?? [];
  }

  byId(id: string): Attachment | undefined {
    return this.cache.attachments.find((each) => each.id === id);
  }

  /** Asks which files came without their bytes. Where nothing has come, nothing is asked. */
  async load(): Promise<void> {
    if (this.cache.attachments.length === 0) return;
    try {
      const { attachments } = await backend().call('missing_files', { visit: this.cache.visit.id });
      this.missing = new Set(attachments);
    } catch {
      // Every file then says by itself that it is not here when it is opened.
      this.missing = new Set();
    }
  }

  /** Asks for files and attaches them. While the system's dialog is open, nothing is being saved. */
  async attach(evidence: string): Promise<void> {
    if (this.busy) return status.say(words.adding);
    this.busy = true;
    this.refused = null;
    this.error = null;
    try {
      const { saved, refused } = await backend().call('choose_attachments', { op_id: newId(), evidence });
      if (refused.length > 0) this.refused = { evidence, files: refused };
      if (!saved) return;
      this.cache.apply(saved);
      status.saved('attachments', saved.at);
      status.say(words.attached(saved.kept.length));
    } catch (thrown) {
      this.error = { id: evidence, text: told(thrown) };
    } finally {
      this.busy = false;
    }
  }

  /** What the name's field needs: it is kept as it is typed, and one change when it is left. */
  name(id: string) {
    return {
      onkeep: (typed: string, op_id: string) =>
        backend().call('save_draft', {
          op_id,
          subject: subject(id),
          base_rev: this.cache.rev(subject(id)),
          field: 'name',
          text: JSON.stringify(typed),
        }),
      onsave: (typed: string) => this.#change(id, () => this.#rename(id, typed)),
    };
  }

  /** False where it was not removed; the reason then stands in `error`. */
  async remove(id: string): Promise<boolean> {
    const name = this.byId(id)?.name ?? '';
    return this.#change(id, async () => {
      const base_rev = this.cache.rev(subject(id));
      this.cache.apply(await write('remove_record', { subject: subject(id), base_rev }));
      status.say(words.removed(name));
    });
  }

  async copy(id: string): Promise<void> {
    await this.#change(id, async () => {
      const { path } = await backend().call('export_attachment', { attachment: id });
      if (path !== null) status.say(words.copied(path));
    });
  }

  /** What can be shown of a file inside the window. */
  async show(attachment: Attachment): Promise<Shown> {
    if (this.missing.has(attachment.id)) return { as: 'missing' };
    if (attachment.media === 'png' || attachment.media === 'jpeg') {
      return { as: 'picture', url: this.picture(attachment.id) };
    }
    if (attachment.media !== 'txt') return { as: 'nothing' };
    try {
      return { as: 'text', ...(await backend().call('attachment_text', { attachment: attachment.id })) };
    } catch (thrown) {
      const failure = CoreError.from(thrown);
      return failure.code === 'attachment_missing' ? { as: 'missing' } : { as: 'failed', why: told(failure) };
    }
  }

  picture(id: string): string {
    return backend().pictureUrl(id);
  }

  async #rename(id: string, name: string): Promise<void> {
    if (!this.byId(id)) return;
    const base_rev = this.cache.rev(subject(id));
    this.cache.apply(await write('edit_record', { subject: subject(id), base_rev, fields: { name } }));
  }

  async #change(id: string, change: () => Promise<void>): Promise<boolean> {
    try {
      await change();
      this.error = null;
      return true;
    } catch (thrown) {
      this.error = { id, text: told(thrown) };
      return false;
    }
  }
}
