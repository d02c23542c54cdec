/**
 * A fault that the desk foresees. `code` is for logs and for staff; people read the text that the
 * locales have below `errors.<code>`. Nothing of a customer's words belongs in `message`.
 */
export class DeskError extends Error {
  override readonly name: string = 'DeskError';
  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Somebody else changed the conversation or case since it was read: run the turn again. */
export class StateConflict extends DeskError {
  override readonly name = 'StateConflict';
  constructor(readonly subject: string) {
    super('state-conflict', `${subject} has changed since it was read`);
  }
}

/** The log has this incoming activity already: it was answered, and is not answered again. */
export class DuplicateActivity extends DeskError {
  override readonly name = 'DuplicateActivity';
  constructor(readonly conversationId: string) {
    super('duplicate-activity', `an activity of ${conversationId} was delivered again`);
  }
}
