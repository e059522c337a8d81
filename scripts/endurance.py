"""Long runs, interruptions and the network:

    python3 scripts/endurance.py GALLEY [ROWS [FOLDER]]

Sends ROWS (20,000 by default) pages through `galley extract --ndjson --jobs 2`: those of FOLDER, by
default those of Corpus/, over and over. Memory must not grow, and each tenth of the rows must take
about as long as another. Then interrupts runs and closes their pipes: no row may be cut. Last, runs
without a network, and counts the calls that would use one. Leaves with 1 if anything fails.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

FAILURES = []


def check(holds, message):
    print(("ok      " if holds else "FAILED  ") + message, flush=True)
    if not holds:
        FAILURES.append(message)


def pages(folder):
    found = []
    for path, _, files in sorted(os.walk(folder)):
        found += [os.path.join(path, file) for file in sorted(files) if file.endswith(".html")]
    return found


def rows(files, count):
    for number in range(count):
        yield (json.dumps({"id": str(number), "path": files[number % len(files)]}) + "\n").encode()


def memory(pid):
    """The most memory that a process has had, in MB."""
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        for line in status:
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
    return 0


def cpu(pid):
    with open(f"/proc/{pid}/stat", encoding="ascii") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def start(galley, files, count):
    process = subprocess.Popen(
        [galley, "extract", "--ndjson", "--jobs", "2"], stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def feed():
        try:
            for row in rows(files, count):
                process.stdin.write(row)
            process.stdin.close()
        except (BrokenPipeError, ValueError):
            pass

    threading.Thread(target=feed, daemon=True).start()
    return process


def long_run(galley, files, count):
    process = start(galley, files, count)
    marks = []
    early = 0
    wrong = 0
    number = 0
    for line in process.stdout:
        if not line.startswith(b'{"id":"%d",' % number) or not line.endswith(b"}\n"):
            wrong += 1
        number += 1
        if number == count // 100:
            early = memory(process.pid)
            print(f"        {number} rows: {early:.0f} MB", flush=True)
        if number % max(1, count // 10) == 0:
            # It may have ended with the last row; what it had most stays what it had.
            most = memory(process.pid) or (marks[-1][1] if marks else 0)
            marks.append((number, most, cpu(process.pid)))
            print(f"        {number} rows: {marks[-1][1]:.0f} MB, {marks[-1][2]:.1f} s CPU", flush=True)
    process.wait()
    check(process.returncode == 0 and number == count, f"{number} of {count} rows answered")
    check(wrong == 0, f"{wrong} answers out of order or cut")
    if len(marks) >= 10:
        # Pages differ, and the largest may not be among the first hundredth.
        check(marks[-1][1] <= marks[0][1] * 1.25 + 8,
              f"memory from {early:.0f} MB over {marks[0][1]:.0f} MB to {marks[-1][1]:.0f} MB")
        # Tenths differ in their pages where there are few rows.
        steps = [b[2] - a[2] for a, b in zip(marks, marks[1:])]
        check(max(steps) <= 2 * min(steps) + 0.5,
              f"a tenth took {min(steps):.1f} to {max(steps):.1f} s CPU")


def whole_rows(output):
    lines = output.split(b"\n")
    if lines[-1]:
        return False
    try:
        return [json.loads(line)["id"] for line in lines[:-1]] == [
            str(number) for number in range(len(lines) - 1)]
    except ValueError:
        return False


def interruptions(galley, files):
    for number in (signal.SIGINT, signal.SIGTERM):
        for delay in (0.05, 0.2, 0.4):
            process = start(galley, files, 200_000)
            timer = threading.Timer(delay, process.send_signal, [number])
            timer.start()
            output = process.stdout.read()
            code = process.wait()
            check(whole_rows(output) and code in (130, 143, -number),
                  f"{signal.Signals(number).name} after {delay} s: "
                  f"{output.count(10)} whole rows, exit {code}")
    process = start(galley, files, 200_000)
    for _ in range(5):
        process.stdout.readline()
    process.stdout.close()
    code = process.wait()
    errors = process.stderr.read()
    check(code == 2 and not errors, f"closed pipe: exit {code}, {len(errors)} bytes of errors")


def interrupted_check(galley):
    """Golden files that are written while the command is ended are old or new, and whole."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree("Corpus", os.path.join(folder, "Corpus"))
        os.mkdir(os.path.join(folder, "Golden"))
        broken = 0
        for turn in range(12):
            process = subprocess.Popen(
                [galley, "check", "--root", folder, "--update", "always"],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(0.01 * (turn + 1))
            process.send_signal((signal.SIGTERM, signal.SIGINT, signal.SIGKILL)[turn % 3])
            process.wait()
            for path, _, files in os.walk(os.path.join(folder, "Golden")):
                for file in files:
                    if file.endswith(".md"):
                        with open(os.path.join(path, file), "rb") as golden:
                            text = golden.read()
                        with open(os.path.join("Golden", os.path.relpath(
                                os.path.join(path, file), os.path.join(folder, "Golden"))),
                                "rb") as known:
                            broken += text != known.read()
        check(broken == 0, f"{broken} cut golden files after 12 ended checks")


def network(galley, files):
    commands = [["check"], ["extract", files[0]], ["extract", "--explain", files[0]]]
    if shutil.which("unshare"):
        for command in commands:
            run = subprocess.run(["unshare", "-rn", galley, *command], stdout=subprocess.DEVNULL,
                                 stderr=subprocess.PIPE)
            if b"unshare" in run.stderr:
                print("        unshare is not allowed here")
                break
            usual = subprocess.run([galley, *command], stdout=subprocess.DEVNULL).returncode
            check(run.returncode == usual,
                  f"without a network: galley {command[0]} exits {run.returncode}, as with one")
    if shutil.which("strace"):
        for command in commands:
            with tempfile.NamedTemporaryFile() as log:
                subprocess.run(
                    ["strace", "-f", "-qq", "-e", "trace=socket,connect,sendto", "-o", log.name,
                     galley, *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                calls = [line for line in log.read().decode().splitlines()
                         if any(f"{call}(" in line for call in ("socket", "connect", "sendto"))]
            check(not calls, f"galley {command[0]}: {len(calls)} calls of the network")


def main():
    galley = os.path.abspath(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 20_000
    files = pages(sys.argv[3] if len(sys.argv) > 3 else "Corpus")
    long_run(galley, files, count)
    interruptions(galley, files)
    interrupted_check(galley)
    network(galley, files)
    return 1 if FAILURES else 0


if __name__ == "__main__":
    sys.exit(main())
