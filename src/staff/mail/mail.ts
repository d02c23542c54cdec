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
  date: Date;
  /** Its name where mail is written to files: plain ASCII, the same for the same mail. */
  fileName: string;
}

/** A way for mail to leave the desk. */
export interface MailTransport {
  /** Resolves when somebody else has taken responsibility for it. */
  send(mail: Mail): Promise<void>;
  close(): void;
}
