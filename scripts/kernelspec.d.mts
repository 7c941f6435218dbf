/** A kernelspec as Jupyter reads it. */
export interface KernelSpec {
  argv: string[];
  display_name: string;
  language: string;
  interrupt_mode?: string;
  kernel_protocol_version?: string;
  metadata: Record<string, unknown>;
}

export const kernelName: string;
export const denoKernelName: string;
export function kernelSpecs(): Record<string, KernelSpec>;
export function writeLabFiles(): void;
