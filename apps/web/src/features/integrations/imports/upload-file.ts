import type { ImportKind } from '../../../graphql/graphql.js';
import { problemOf, type Refusal } from '../../../ui/data/saving/refusal.js';

export interface Upload {
  readonly file: File;
  readonly kind: ImportKind;
  readonly sourceName: string;
  readonly key: string;
  readonly signal: AbortSignal;
  readonly onProgress: (share: number) => void;
}

export type Uploaded = { readonly ok: true; readonly id: string } | { readonly ok: false; readonly refusal: Refusal };

/** Sends the file as it is; `XMLHttpRequest`, because `fetch` does not tell how much of a body has gone. */
export function uploadFile({ file, kind, sourceName, key, signal, onProgress }: Upload): Promise<Uploaded> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const address = new URLSearchParams({ kind, ...(sourceName === '' ? {} : { sourceName }) });
    request.open('POST', `/api/v1/imports?${address.toString()}`);
    request.setRequestHeader('Idempotency-Key', key);
    request.upload.addEventListener(
      'progress',
      (event) => event.lengthComputable && onProgress(event.loaded / event.total),
    );
    request.addEventListener('load', () => resolve(answerOf(request)));
    request.addEventListener('error', () => resolve({ ok: false, refusal: problemOf('') }));
    request.addEventListener('abort', () => resolve({ ok: false, refusal: { ...problemOf(''), code: 'ABORTED' } }));
    signal.addEventListener('abort', () => request.abort());
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
}

function answerOf(request: XMLHttpRequest): Uploaded {
  if (request.status !== 201) return { ok: false, refusal: problemOf(request.responseText) };
  const { id } = JSON.parse(request.responseText) as { readonly id: string };
  return { ok: true, id };
}
