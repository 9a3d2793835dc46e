import { createTransport, type Transporter } from 'nodemailer';
import type { AppConfig } from '../app-config.js';
import type { Logger } from '../logging/logger.js';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The same id for the same mail: a server that sees it twice may drop the second. */
  readonly messageId?: string;
}

/** Mail over `SMTP_URL`. Without one nothing is sent, which `isConfigured` tells in time to do something else. */
export class Mailer {
  private readonly transport: Transporter | null;

  constructor(
    private readonly config: AppConfig,
    private readonly logger: Logger,
  ) {
    this.transport = config.smtpUrl
      ? createTransport({
          url: config.smtpUrl,
          connectionTimeout: 10_000,
          greetingTimeout: 10_000,
          socketTimeout: 20_000,
          disableFileAccess: true,
          disableUrlAccess: true,
        })
      : null;
  }

  get isConfigured(): boolean {
    return this.transport !== null;
  }

  /** Rejects when the server does not take the mail; a job then tries again. */
  async send(mail: Mail): Promise<void> {
    if (this.transport === null) {
      this.logger.warn('a mail was not sent because SMTP_URL is not set', { subject: mail.subject });
      return;
    }
    const { messageId, ...rest } = mail;
    await this.transport.sendMail({
      ...rest,
      from: this.config.mailFrom,
      ...(messageId ? { messageId: `<${messageId}@${new URL(this.config.publicUrl).hostname}>` } : {}),
    });
  }

  close(): void {
    this.transport?.close();
  }
}
