/** The one backend of this page. */
import type { Backend } from './backend';

export { CoreError } from './backend';
export type { Answer, Backend, CommandName, Request } from './backend';

let current: Backend | null = null;

export function setBackend(backend: Backend): void {
  current = backend;
}

export function backend(): Backend {
  if (!current) throw new Error('No backend was set.');
  return current;
}
