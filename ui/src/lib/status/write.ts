/** Sends one change at once and tells the status line how it went. */
import { backend, CoreError, type Answer, type CommandName, type Request } from '../backend';
import { newId } from '../shared/ids';
import { status } from './status.svelte';

type Change = {
  [K in CommandName]: Request<K> extends { op_id: string } ? K : never;
}[CommandName];

function committedAt(answer: object): string | null {
  if ('at' in answer && typeof answer.at === 'string') return answer.at;
  if ('saved' in answer && answer.saved && typeof answer.saved === 'object') return committedAt(answer.saved);
  return null;
}

/**
 * Sends a change with an op id of its own, or with the one it was sent with before. Where it fails, the error is thrown for whoever shows it beside the field;
 * with `key` the status line says too that this is not safe, until the same key is saved or cleared.
 */
export async function write<K extends Change>(
  name: K,
  request: Omit<Request<K>, 'op_id'>,
  unsafe?: { key: string; what: string },
  opId: string = newId(),
): Promise<Answer<K>> {
  const key = unsafe?.key ?? newId();
  status.begin(key);
  try {
    const answer = await backend().call(name, { ...request, op_id: opId } as Request<K>);
    const at = committedAt(answer);
    if (at) status.saved(key, at);
    else status.cleared(key);
    return answer;
  } catch (thrown) {
    const failure = CoreError.from(thrown);
    if (unsafe) status.failed(key, unsafe.what, failure);
    else status.cleared(key);
    throw failure;
  }
}
