/** The shell behind the window. The only module that knows Tauri. */
import { Channel, convertFileSrc, invoke } from '@tauri-apps/api/core';
import type { CoreEvent, WireError } from '../contract/generated';
import { CoreError, type Answer, type Backend, type CommandName, type Request } from './backend';

function isWireError(thrown: unknown): thrown is WireError {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'values' in thrown;
}

export class TauriBackend implements Backend {
  async call<K extends CommandName>(name: K, request: Request<K>): Promise<Answer<K>> {
    try {
      return await invoke<Answer<K>>(name, { request });
    } catch (thrown) {
      if (isWireError(thrown)) throw new CoreError(thrown.code, thrown.values, thrown.message);
      throw CoreError.from(thrown);
    }
  }

  pictureUrl(attachment: string): string {
    return convertFileSrc(attachment, 'attachment');
  }

  pageUrl(key: string, page: number, scale: number): string {
    const hundredths = Math.round(scale * 100);
    // The parts of the path stay apart: what makes addresses of names would hide the strokes between them.
    return convertFileSrc('', 'preview') + `${key}/${page}/${hundredths}`;
  }

  specimenUrl(family: string, scale: number, seen: number): string {
    const name = Array.from(new TextEncoder().encode(family), (byte) => byte.toString(16).padStart(2, '0')).join('');
    return convertFileSrc('', 'preview') + `specimen/${name}/${Math.round(scale * 100)}?${seen}`;
  }

  async listen(onEvent: (event: CoreEvent) => void): Promise<void> {
    const channel = new Channel<CoreEvent>();
    channel.onmessage = onEvent;
    await invoke('listen', { channel });
  }
}
