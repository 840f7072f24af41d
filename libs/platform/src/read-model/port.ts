/** A service that computed fields need: the context's module hands it over when it starts. */
export class Port<T> {
  private service: T | undefined;

  constructor(private readonly name: string) {}

  open(service: T): void {
    this.service = service;
  }

  get opened(): T {
    if (this.service === undefined) throw new Error(`No module has handed over ${this.name}`);
    return this.service;
  }
}
