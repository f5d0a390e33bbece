/** What a scan turned out to be; each has a sound, a colour and a shake of its own. */
export type ScanTone = 'right' | 'tooMany' | 'unknown';

type Beep = { hertz: number; atMs: number; forMs: number };

/** One high beep, two middle ones, one long low one: told apart without looking. */
const BEEPS: Record<ScanTone, readonly Beep[]> = {
  right: [{ hertz: 1_320, atMs: 0, forMs: 70 }],
  tooMany: [
    { hertz: 740, atMs: 0, forMs: 110 },
    { hertz: 740, atMs: 170, forMs: 110 },
  ],
  unknown: [{ hertz: 196, atMs: 0, forMs: 420 }],
};
const SHAKES: Record<ScanTone, number[]> = { right: [30], tooMany: [60, 60, 60], unknown: [300] };
const LOUDNESS = 0.2;

let audio: AudioContext | undefined;

/** Tells the result of a scan to ear and hand. Browsers without sound, or that forbid it yet, stay silent. */
export function signalScan(tone: ScanTone): void {
  navigator.vibrate?.(SHAKES[tone]);
  if (typeof AudioContext === 'undefined') return;
  audio ??= new AudioContext();
  for (const { hertz, atMs, forMs } of BEEPS[tone]) {
    const begin = audio.currentTime + atMs / 1_000;
    const voice = audio.createOscillator();
    const volume = audio.createGain();
    volume.gain.value = LOUDNESS;
    voice.frequency.value = hertz;
    voice.connect(volume).connect(audio.destination);
    voice.start(begin);
    voice.stop(begin + forMs / 1_000);
  }
}
