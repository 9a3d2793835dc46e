import { Refused } from '@kontor/kernel';
import type { MultipartFile } from '@fastify/multipart';

export interface FormRequest {
  file(): Promise<MultipartFile | undefined>;
}

/**
 * The one file of a form, for as long as `work` reads it. A form that is none, or that is cut off on the way, is its
 * sender's fault. Refusals: `FILE_EMPTY` without a file, `BODY_INVALID`, `FILE_TOO_BIG`.
 */
export async function withUploadedFile<T>(request: FormRequest, work: (part: MultipartFile) => Promise<T>): Promise<T> {
  const part = await request.file().catch((error: unknown) => {
    throw asRefusal(error);
  });
  if (!part) throw new Refused('FILE_EMPTY', 'Send the file as the part "file" of a multipart form.');
  try {
    return await work(part);
  } catch (error) {
    throw part.file.errored === error ? asRefusal(error) : error;
  }
}

/** Of errors with a status the edge knows what they mean already. */
const asRefusal = (error: unknown): unknown =>
  error instanceof Error && !('statusCode' in error)
    ? new Refused('BODY_INVALID', 'The form is not whole, or it is none. Send the file again.')
    : error;
