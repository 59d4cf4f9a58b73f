import { spawn } from 'node:child_process';

// Arguments: the image's files, its volume's path, the folder mounted there, user, folder of the command, command.
const ISOLATE = `
set -e
root=$1 volume=$2 data=$3 user=$4 workdir=$5; shift 5
mount --bind "$root" "$root"
mount -o remount,bind,ro "$root"
mount --bind "$data" "$root$volume"
mount -t proc proc "$root/proc"
mount -t tmpfs -o mode=755 tmpfs "$root/dev"
for name in null urandom; do touch "$root/dev/$name"; mount --bind "/dev/$name" "$root/dev/$name"; done
exec chroot --userspec="$user" "$root" /bin/sh -c 'cd "$0" && exec "$@"' "$workdir" "$@"
`;

/**
 * Runs a command of an image as an engine with a read-only root does: with its environment and user, its own mounts and processes, and
 * one writable volume. The network is the host's.
 *
 * @param root - the image's files. @param config - the image's configuration. @param data - the folder of the volume
 */
export function runInImage(root, config, data, command, env = {}) {
  const [volume] = Object.keys(config.Volumes);
  const own = Object.fromEntries(
    config.Env.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  return spawn(
    'unshare',
    [
      '--mount',
      '--pid',
      '--fork',
      '--kill-child',
      'sh',
      '-c',
      ISOLATE,
      'sh',
      root,
      volume,
      data,
      config.User,
      config.WorkingDir,
      ...command,
    ],
    { env: { PATH: process.env.PATH, ...own, ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
}
