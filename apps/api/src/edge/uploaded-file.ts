import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { MultipartFile } from '@fastify/multipart';
import { Refused } from '@kontor/kernel';
import { requestScope } from '@kontor/platform';

export interface FormRequest {
  file(): Promise<MultipartFile | undefined>;
}

export interface UploadedFile {
  readonly filename: string;
  readonly file: Readable;
}

/**
 * The one file of a form, for as long as `work` reads it. A form that is none, or that is cut off on the way, is its
 * sender's fault. Refusals: `FILE_EMPTY` without a file, `BODY_INVALID`, `FILE_TOO_BIG`.
 */
export async function withUploadedFile<T>(request: FormRequest, work: (part: UploadedFile) => Promise<T>): Promise<T> {
  const part = await request.file().catch((error: unknown) => {
    throw asRefusal(error);
  });
  if (!part) throw new Refused('FILE_EMPTY', 'Send the file as the part "file" of a multipart form.');
  try {
    return await work({ filename: part.filename, file: Readable.from(claimed(part), { objectMode: false }) });
  } catch (error) {
    throw part.file.errored === error ? asRefusal(error) : error;
  }
}

/** Another file under the same Idempotency-Key is another request, however long it is. */
async function* claimed({ filename, file }: MultipartFile): AsyncGenerator<Buffer> {
  const content = createHash('sha256').update(JSON.stringify(filename));
  for await (const chunk of file as AsyncIterable<Buffer>) {
    content.update(chunk);
    yield chunk;
  }
  const scope = requestScope.current();
  if (!scope?.idempotency) return;
  const { bodyHash, ...claim } = scope.idempotency;
  scope.idempotency = { ...claim, bodyHash: content.update(bodyHash).digest('base64url') };
}

/** Of errors with a status the edge knows what they mean already. */
const asRefusal = (error: unknown): unknown =>
  error instanceof Error && !('statusCode' in error)
    ? new Refused('BODY_INVALID', 'The form is not whole, or it is none. Send the file again.')
    : error;
