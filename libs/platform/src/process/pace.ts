const nothing = () => undefined;

/** Repeats a piece of work: again at once while it says that there is more, else when woken or after a pause. */
export class Pace {
  private ended = false;
  private woken = false;
  private interrupt: () => void = nothing;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly pauseMs: number) {}

  keep(work: () => Promise<boolean>): void {
    this.running = this.repeat(work);
  }

  wake(): void {
    this.woken = true;
    this.interrupt();
  }

  /** Lets the work at hand finish. */
  async end(): Promise<void> {
    this.ended = true;
    this.interrupt();
    await this.running;
  }

  private async repeat(work: () => Promise<boolean>): Promise<void> {
    /* oxlint-disable no-await-in-loop -- a loop in time, not over rows */
    while (!this.ended) {
      if (!(await work())) await this.pause();
    }
    /* oxlint-enable no-await-in-loop */
  }

  private pause(): Promise<void> {
    return new Promise((resolve) => {
      const resume = () => {
        clearTimeout(timer);
        this.woken = false;
        this.interrupt = nothing;
        resolve();
      };
      const timer = setTimeout(resume, this.pauseMs);
      this.interrupt = resume;
      if (this.woken || this.ended) resume();
    });
  }
}
