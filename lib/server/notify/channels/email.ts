import { setTimeout as sleep } from 'node:timers/promises';

import type { NotifyTone } from '@/lib/language/notify-words';

import type { ChannelOf } from '../../config/notify-channels';
import type { Outcome } from './post';
import type { Rendered, RenderedItem } from './rendered';

/** A mail may take so many times the timeout of one step. */
const STEPS = 3;

const COLOURS: Readonly<Record<NotifyTone, string>> = {
  alert: '#b42318',
  warning: '#a15c00',
  ok: '#1f7a45',
  info: '#2f5fb3',
};

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? '');

const present = (...lines: readonly (string | null)[]): readonly string[] =>
  lines.flatMap((line) => (line === null || line === '' ? [] : [line]));

const toText = ({ title, detail, comment, url }: RenderedItem): string =>
  present(title, detail, comment, url).join('\n');

function toHtml({ title, detail, comment, tone, url }: RenderedItem): string {
  const style = `color:${COLOURS[tone]};font-weight:bold`;
  const heading =
    url === null
      ? `<span style="${style}">${escapeHtml(title)}</span>`
      : `<a style="${style}" href="${escapeHtml(url)}">${escapeHtml(title)}</a>`;
  return `<p>${present(heading, escapeHtml(detail), comment === '' ? null : `<i>${escapeHtml(comment)}</i>`).join('<br>')}</p>`;
}

/** The subject and both bodies of a mail. */
export function toMail({ title, items, more, board, openLabel }: Rendered) {
  const link =
    board.url === null
      ? escapeHtml(board.title)
      : `<a href="${escapeHtml(board.url)}">${escapeHtml(openLabel)}</a>`;
  return {
    subject: `${board.title}: ${title}`,
    text: present(...items.map(toText), more, board.url).join('\n\n'),
    html: `<!doctype html><html><body style="font-family:sans-serif">${items.map(toHtml).join('')}${
      more === '' ? '' : `<p>${escapeHtml(more)}</p>`
    }<p>${link}</p></body></html>`,
  };
}

/** A code of an error of SMTP: `SMTP_535`, `ETIMEDOUT`. Its message may contain names and addresses. */
function toProblem(error: unknown): string {
  const { responseCode, code } = error as { readonly responseCode?: number; readonly code?: string };
  return responseCode === undefined ? (code ?? 'UNREACHABLE') : `SMTP_${responseCode}`;
}

/** Sends mails by SMTP. Its connection is closed after each. The id of the message is part of its `Message-ID`, which stays the same. */
export function createMailer(
  { host, port, security, user, password, from, to }: ChannelOf<'email'>,
  timeoutMs: number,
): (message: Rendered) => Promise<Outcome> {
  const options = {
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(user !== undefined && password !== undefined && { auth: { user, pass: password } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  const domain = from.slice(from.lastIndexOf('@') + 1);
  return async (message) => {
    try {
      // Loaded when it is needed: most boards send no mails.
      const { createTransport } = await import('nodemailer');
      const sending = createTransport(options).sendMail({
        from,
        to: [...to],
        messageId: `<${message.id}@${domain}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
        ...toMail(message),
      });
      // The timeouts above are for one step each: a slow server must not outlast the claim of the message.
      const isInTime = await Promise.race([
        sending.then(() => true),
        sleep(STEPS * timeoutMs, false, { ref: false }),
      ]);
      if (!isInTime) return { isSent: false, problem: 'TIMEOUT', retryAfterMs: null, isRefused: false };
      return { isSent: true };
    } catch (error) {
      return { isSent: false, problem: toProblem(error), retryAfterMs: null, isRefused: false };
    }
  };
}
