'use client';

const UNDO_VISIBLE_MS = 10_000;

/** A short notice that something is done: noun and verb. Errors belong in a `Banner`. */
export async function notify(text: string): Promise<void> {
  const { toast } = await import('sonner');
  toast(text);
}

/** A notice with a way back. `undo` must be a command of the server: closing the page must not lose it. */
export async function notifyUndoable(text: string, undoLabel: string, undo: () => void): Promise<void> {
  const { toast } = await import('sonner');
  toast(text, { duration: UNDO_VISIBLE_MS, action: { label: undoLabel, onClick: undo } });
}
