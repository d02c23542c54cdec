/** What a look at a channel's settings found, for the operator who asked. */
export interface SetupReport {
  /** Nothing is left to be done. */
  good: boolean;
  lines: string[];
}
