const TONES = [
  { hertz: 660, fromSeconds: 0, toSeconds: 0.25 },
  { hertz: 880, fromSeconds: 0.2, toSeconds: 0.6 },
] as const;
const LOUDNESS = 0.15;
const LOOK_AFTER_MS = 1_000;

/** A sound that can be played at any time. */
export interface OpenChime {
  readonly ring: () => void;
  readonly close: () => void;
}

function play(context: AudioContext): void {
  const start = context.currentTime;
  for (const { hertz, fromSeconds, toSeconds } of TONES) {
    const [tone, volume] = [context.createOscillator(), context.createGain()];
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(LOUDNESS, start + fromSeconds);
    volume.gain.exponentialRampToValueAtTime(0.001, start + toSeconds);
    tone.connect(volume).connect(context.destination);
    tone.start(start + fromSeconds);
    tone.stop(start + toSeconds);
  }
}

/**
 * Opens the audio output.
 *
 * @param onBlocked Called when the browser blocks sound until a click, one second after the start and on each change.
 */
export function openChime(onBlocked: (isBlocked: boolean) => void): OpenChime {
  const audio = new AudioContext();
  const look = (): void => onBlocked(audio.state !== 'running');
  const resume = (): void => void audio.resume().then(look, look);
  audio.addEventListener('statechange', look);
  const timer = setTimeout(look, LOOK_AFTER_MS);
  window.addEventListener('click', resume);
  return {
    ring: () => {
      if (audio.state === 'running') play(audio);
    },
    close: () => {
      clearTimeout(timer);
      window.removeEventListener('click', resume);
      audio.removeEventListener('statechange', look);
      void audio.close();
    },
  };
}
