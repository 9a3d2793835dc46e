import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startMuteServer, startSmtpServer, type TestSmtpServer } from '@kontor/testing';
import { AppConfig } from '../app-config.js';
import { Logger } from '../logging/logger.js';
import { Mailer } from './mailer.js';

let smtp: TestSmtpServer;
beforeAll(async () => {
  smtp = await startSmtpServer();
});
afterAll(() => smtp.stop());

const aMailer = (SMTP_URL?: string): Mailer =>
  new Mailer(
    AppConfig.fromEnvironment({
      DATABASE_URL: 'postgres://x@127.0.0.1/x',
      SMTP_URL,
      MAIL_FROM: 'Kontor <kontor@example.com>',
      PUBLIC_URL: 'https://kontor.example.com',
    }),
    Logger.create('silent'),
  );

const mail = { to: 'anna@example.com', subject: 'Zażółć', text: 'gęślą', html: '<p>gęślą</p>', messageId: '42' };

describe('Mailer', () => {
  it('sends a mail in text and HTML from the address of the installation', async () => {
    const mailer = aMailer(smtp.url);
    expect(mailer.isConfigured).toBe(true);
    await mailer.send(mail);
    const received = await smtp.waitFor(({ to }) => to.includes('anna@example.com'));
    expect(received.from).toBe('kontor@example.com');
    expect(received.raw).toContain('Message-ID: <42@kontor.example.com>');
    expect(received.raw).toContain('multipart/alternative');
    expect(received.raw).toContain('=?UTF-8?');
    mailer.close();
  });

  it('keeps line breaks out of headers', async () => {
    const mailer = aMailer(smtp.url);
    await mailer.send({ ...mail, to: 'eve@example.com', subject: 'Hello\r\nBcc: everybody@example.com' });
    const received = await smtp.waitFor(({ to }) => to.includes('eve@example.com'));
    expect(received.to).toEqual(['eve@example.com']);
    expect(received.raw).not.toMatch(/^Bcc:/m);
    mailer.close();
  });

  it('fails when the server does not take it, so that the job tries again', async () => {
    const mailer = aMailer(smtp.url);
    smtp.refuse(true);
    await expect(mailer.send(mail)).rejects.toThrow();
    smtp.refuse(false);
    await mailer.send(mail);
    mailer.close();
  });

  it('sends nothing without a server, and says that there is none', async () => {
    const mailer = aMailer();
    expect(mailer.isConfigured).toBe(false);
    await expect(mailer.send(mail)).resolves.toBeUndefined();
  });

  it('does not wait for ever for a server that is mute', async () => {
    const mute = await startMuteServer();
    const mailer = aMailer(`smtp://127.0.0.1:${mute.port}`);
    await expect(mailer.send(mail)).rejects.toThrow();
    mailer.close();
    await mute.stop();
  }, 20_000);
});
