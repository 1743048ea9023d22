# A stat is one system call in each language, and none of them keeps its answer (they do keep the
# process's own id). /proc is answered by whatever kernel the function runs on, never by a file
# system outside the sandbox.
def main(params):
    from os import stat
    from stat import S_ISDIR

    directories = 0
    for _ in range(params["n"]):
        if S_ISDIR(stat("/proc").st_mode):
            directories += 1
    return {"n": params["n"], "directories": directories}
