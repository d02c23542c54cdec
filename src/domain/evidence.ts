/** A file that a customer sent: kept encrypted apart from the database, named here. */
export interface EvidenceFile {
  id: string;
  /** The name that the customer's device gave it, in Unicode as sent. */
  name: string;
  /** Found from the content, not from the name. */
  contentType: string;
  /** Bytes. */
  size: number;
  /** Of the content, lower-case hex. */
  sha256: string;
  /** Its content is gone for good; hash and size stay as the proof of what it was. */
  redacted?: true;
}
