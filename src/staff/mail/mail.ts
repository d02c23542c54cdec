export interface MailContent {
  subject: string;
  text: string;
  html: string;
  attachments: { filename: string; contentType: string; content: string | Buffer }[];
}

export interface Mail extends MailContent {
  /** The Message-ID with its angle brackets. */
  id: string;
  from: string;
  to: string;
  /** Where answers go, where that is another address than the sender's. */
  replyTo?: string;
  date: Date;
  /** The mails that it belongs to, by their Message-IDs with angle brackets, oldest first. */
  thread?: { inReplyTo: string; references: string[] };
  /** Written by a person, to whose mail programs may answer. */
  personal?: boolean;
  /** Its name where mail is written to files: plain ASCII, the same for the same mail. */
  fileName: string;
}

/** A way for mail to leave the desk. */
export interface MailTransport {
  /** Resolves when somebody else has taken responsibility for it. */
  send(mail: Mail): Promise<void>;
  close(): void;
}
