/** An sbatch job array that runs one shard a job, then the merge once all have ended, as text. Words are quoted for the shell. */
export function slurmScript(task: string, words: readonly string[], shards: number, folder: string): string {
  const command = ["npx", "audioset", task, ...words].map(shellWord).join(" ");
  return [
    "#!/bin/bash",
    `#SBATCH --job-name=${task}`,
    `#SBATCH --array=1-${shards}`,
    "#SBATCH --cpus-per-task=4",
    "#SBATCH --mem=4G",
    "#SBATCH --time=12:00:00",
    `#SBATCH --output=${task}-%A_%a.log`,
    `# Submit it, then once all jobs have ended (sbatch --dependency=afterok:<job>):`,
    `#   ${command} --merge ${shards}`,
    `cd ${shellWord(folder)}`,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell fills it in
    'export AUDIOSET_LAB_WORKERS="${SLURM_CPUS_PER_TASK:-1}"',
    `${command} --shard "\${SLURM_ARRAY_TASK_ID}/${shards}"`,
    "",
  ].join("\n");
}

function shellWord(word: string): string {
  return /^[A-Za-z0-9_./:=@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
