/** What the app says to its worker. */
export type WorkerMessage = { kind: "take-over" };
