import { problemOf, type Refusal } from '../../../ui/data/saving/refusal.js';

export type Sent =
  | { readonly ok: true; readonly tables: number; readonly rates: number }
  | { readonly ok: false; readonly refusal: Refusal };

/** Sends a yearly archive as it is. */
export async function sendArchive(file: File): Promise<Sent> {
  const form = new FormData();
  form.append('file', file, file.name);
  try {
    const answer = await fetch('/api/v1/exchange-rates/nbp-archive', { method: 'POST', body: form });
    const text = await answer.text();
    if (!answer.ok) return { ok: false, refusal: problemOf(text) };
    const { tables, rates } = JSON.parse(text) as { readonly tables: number; readonly rates: number };
    return { ok: true, tables, rates };
  } catch {
    return { ok: false, refusal: problemOf('') };
  }
}
