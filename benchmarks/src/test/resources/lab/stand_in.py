#!/usr/bin/python3 -SE
"""Stands in for what cannot exist on a test host: package archives, systemd, Kubernetes, Helm, wsk.

One program for all of them, by the name it is called with. Each call is recorded; arguments that the
real program would refuse end with an error; what a call changes is kept, per host below
/var/lib/stand-in and for the cluster below /lab/state, and answers what is asked later.
"""
import base64
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time

NAME = os.path.basename(sys.argv[0])
ARGS = sys.argv[1:]
HOST = socket.gethostname()
OWN = "/var/lib/stand-in"
CLUSTER = "/lab/state"
TOKEN = "abcdef.0123456789abcdef"
HASH = "sha256:" + "5" * 64


def fail(text, status=1):
    print(text, file=sys.stderr)
    sys.exit(status)


def refuse():
    fail("%s (stand-in): it would not take %r" % (NAME, ARGS), 64)


def record():
    os.makedirs("/lab/calls", exist_ok=True)
    with open("/lab/calls/" + HOST, "a") as calls:
        calls.write(json.dumps([NAME] + ARGS) + "\n")


def load(path):
    try:
        with open(path) as file:
            return json.load(file)
    except FileNotFoundError:
        return {}


def save(path, value):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    part = "%s.%d" % (path, os.getpid())
    with open(part, "w") as file:
        json.dump(value, file)
    os.replace(part, path)


def option(name, missing=None):
    for i, word in enumerate(ARGS):
        if word == name:
            return ARGS[i + 1]
        if word.startswith(name + "="):
            return word[len(name) + 1:]
    return missing


def faults():
    """What a test wants to go wrong: /lab/faults/HOST/PROGRAM holds one word, and is used once."""
    path = "/lab/faults/%s/%s" % (HOST, NAME)
    if not os.path.exists(path):
        return
    with open(path) as file:
        fault = file.read().strip()
    os.remove(path)
    if fault == "hang":
        time.sleep(600)
    elif fault == "die":
        os.kill(1, signal.SIGKILL)
        subprocess.run(["/bin/kill", "-KILL", "-1"])
    elif fault == "cut":
        cut_connection()
    else:
        fail(fault)


def cut_connection():
    """Ends the sshd of this session, as a broken network would; what runs goes on."""
    pid = os.getppid()
    while pid > 1:
        with open("/proc/%d/stat" % pid) as file:
            stat = file.read()
        parent = int(stat.rsplit(")", 1)[1].split()[1])
        with open("/proc/%d/comm" % pid) as file:
            if file.read().strip().startswith("sshd") and pid != 1:
                os.kill(pid, signal.SIGKILL)
                time.sleep(2)
                return
        pid = parent


# ---- packages, units, modules --------------------------------------------------------------------


def apt_get():
    words = [w for w in ARGS if not w.startswith("-") and not w.startswith("Dpkg::")]
    if words[:1] == ["update"]:
        return print("Reading package lists... Done")
    if words[:1] != ["install"] or len(words) < 2:
        refuse()
    packages = load(OWN + "/packages")
    for word in words[1:]:
        name, _, version = word.partition("=")
        packages[name] = version or "1.0"
        print("Setting up %s ..." % name)
    save(OWN + "/packages", packages)


def apt_mark():
    held = load(OWN + "/held")
    if ARGS[0] == "hold":
        held.update({name: True for name in ARGS[1:]})
        save(OWN + "/held", held)
    elif ARGS == ["showhold"]:
        print("\n".join(held))
    else:
        refuse()


def dpkg_query():
    packages = load(OWN + "/packages")
    names = [word for word in ARGS if not word.startswith("--")]
    if ARGS[0] != "--show" or not names:
        refuse()
    for name in names:
        if name in packages:
            line = option("--showformat").replace("${Status}", "install ok installed")
            line = line.replace("${Package}", name).replace("${Version}", packages[name])
            print(line.replace("\\n", "\n"), end="")
        else:
            print("dpkg-query: no packages found matching " + name, file=sys.stderr)
    sys.exit(0 if all(name in packages for name in names) else 1)


def systemctl():
    words = [w for w in ARGS if not w.startswith("--")]
    units = load(OWN + "/units")
    verb, names = words[0], words[1:]
    if verb == "daemon-reload":
        return
    if not names or verb not in ("mask", "enable", "disable", "restart", "is-enabled", "is-active"):
        refuse()
    name = names[0].replace(".service", "")
    unit = units.setdefault(name, {"enabled": "disabled", "active": False})
    if verb == "is-enabled":
        print(unit["enabled"])
        sys.exit(0 if unit["enabled"] == "enabled" else 1)
    if verb == "is-active":
        print("active" if unit["active"] else "inactive")
        sys.exit(0 if unit["active"] else 3)
    if verb == "mask":
        unit["enabled"] = "masked"
    elif verb == "enable":
        unit["enabled"] = "enabled"
        unit["active"] = unit["active"] or "--now" in ARGS
    elif verb == "disable":
        unit["enabled"] = "disabled"
        unit["active"] = unit["active"] and "--now" not in ARGS
    elif verb == "restart":
        unit["active"] = True
    if name == "whiskwatt-agent" and verb in ("restart", "disable"):
        agent(verb == "restart")
    save(OWN + "/units", units)


def agent(on):
    """The real agent, with counters that are made up: there is no RAPL here."""
    pid = OWN + "/agent.pid"
    if os.path.exists(pid):
        try:
            os.kill(int(open(pid).read()), signal.SIGKILL)
        except ProcessLookupError:
            pass
        os.remove(pid)
    if on:
        with open("/etc/whiskwatt/agent.conf") as file:
            options = file.read().strip().partition("=")[2].split()
        os.makedirs("/var/lib/whiskwatt-agent", exist_ok=True)
        process = subprocess.Popen(
            ["java", "-jar", "/opt/whiskwatt/agent.jar", *options, "--source", "simulated"],
            stdin=subprocess.DEVNULL,
            stdout=open(OWN + "/agent.out", "a"),
            stderr=subprocess.STDOUT,
            cwd="/var/lib/whiskwatt-agent",
            env=dict(os.environ, STATE_DIRECTORY="/var/lib/whiskwatt-agent"),
            start_new_session=True,
        )
        with open(pid, "w") as file:
            file.write(str(process.pid))


def timedatectl():
    if ARGS != ["show", "-p", "NTPSynchronized", "--value"]:
        refuse()
    print("yes")


def modprobe():
    os.makedirs("/sys/module/" + ARGS[0], exist_ok=True)


def sysctl():
    """Forwarding is the kernel's own; bridges are asked for where no bridge module is."""
    kept = load(OWN + "/sysctl")
    if ARGS[0] == "-n":
        if ARGS[1].startswith("net.bridge."):
            print(kept.get(ARGS[1], "0"))
        else:
            os.execv("/usr/sbin/sysctl", ["sysctl"] + ARGS)
        return
    with open(option("--load")) as file:
        for line in file:
            key, value = [part.strip() for part in line.split("=")]
            if key.startswith("net.bridge."):
                kept[key] = value
            else:
                subprocess.run(["/usr/sbin/sysctl", "-q", "-w", key + "=" + value], check=True)
    save(OWN + "/sysctl", kept)


def iptables():
    if not any(word in ARGS for word in ("--flush", "--delete-chain")):
        refuse()


def crictl():
    if "pods" in ARGS and option("--state") == "Ready" and option("--output") == "json":
        own = [pod for pod in load(CLUSTER + "/pods").get("pods", []) if pod["node"] == HOST]
        items = [{"state": "SANDBOX_READY", "runtimeHandler": pod["class"]} for pod in own]
        return print(json.dumps({"items": items}, indent=2))
    images = load(OWN + "/images")
    verb, image = ARGS[-2], ARGS[-1]
    if option("--config") != "/etc/crictl.yaml" or verb not in ("pull", "inspecti"):
        refuse()
    if verb == "pull":
        images[image] = True
        save(OWN + "/images", images)
    elif image not in images:
        fail("no such image " + image)


def curl():
    url = [w for w in ARGS if w.startswith("http")][0]
    if url.startswith("https://127.0.0.1:") or url.endswith("/runtime-class"):
        os.execv("/usr/bin/curl", ["curl"] + ARGS)
    target = option("--output")
    if re.search(r":6443/livez$", url):
        sys.exit(0 if os.path.exists(CLUSTER + "/plane") else 7)
    if url.endswith("/api/v1"):
        print('{"description":"OpenWhisk"}')
    elif url.endswith("/Release.key"):
        sys.stdout.write("-----BEGIN PGP PUBLIC KEY BLOCK-----\n")
    elif target:
        source = "/lab/downloads/" + url.rsplit("/", 1)[1]
        if not os.path.exists(source):
            fail("curl: (22) The requested URL returned error: 404", 22)
        shutil.copyfile(source, target)
    else:
        refuse()


def gpg():
    sys.stdin.read()
    with open(option("--output"), "w") as file:
        file.write("key\n")


# ---- Kubernetes ----------------------------------------------------------------------------------


def nodes():
    found = {}
    folder = CLUSTER + "/nodes"
    for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
        found[name] = load(folder + "/" + name)
    return found


def node(name, changed):
    save(CLUSTER + "/nodes/" + name, changed)


def kubeadm():
    if ARGS[:1] == ["init"]:
        config = open(option("--config")).read()
        server = re.search(r"controlPlaneEndpoint: (\S+)", config).group(1)
        for wanted in ("kubernetesVersion: v1.28.", "podSubnet: ", "cgroupDriver: systemd"):
            if wanted not in config:
                fail("kubeadm (stand-in): the configuration lacks " + wanted)
        with open("/etc/kubernetes/admin.conf", "w") as file:
            file.write("server: https://%s\n" % server)
        save(CLUSTER + "/plane", {"server": server})
        node(HOST, {"labels": {}})
        print("Your Kubernetes control-plane has initialized successfully!")
    elif ARGS[:2] == ["token", "create"]:
        if option("--ttl") != "1h" or "--print-join-command" not in ARGS:
            refuse()
        server = load(CLUSTER + "/plane").get("server") or fail("no control plane")
        print("kubeadm join %s --token %s --discovery-token-ca-cert-hash %s " % (server, TOKEN, HASH))
    elif ARGS[:1] == ["join"]:
        if option("--token") != TOKEN or option("--discovery-token-ca-cert-hash") != HASH:
            fail("error execution phase preflight: the token id is invalid for this cluster")
        if option("--cri-socket") != "unix:///run/containerd/containerd.sock":
            refuse()
        os.makedirs("/etc/kubernetes", exist_ok=True)
        with open("/etc/kubernetes/kubelet.conf", "w") as file:
            file.write("    server: https://%s\n" % ARGS[1])
        node(HOST, {"labels": {}})
        subprocess.Popen(["/lab/bin/kubelet"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                         stderr=subprocess.DEVNULL, start_new_session=True)
        print("This node has joined the cluster with token " + TOKEN)
    elif ARGS[:1] == ["reset"]:
        for name in ("admin.conf", "kubelet.conf"):
            if os.path.exists("/etc/kubernetes/" + name):
                os.remove("/etc/kubernetes/" + name)
        for name in ("/nodes/" + HOST, "/plane" if HOST == "master" else "/none"):
            if os.path.exists(CLUSTER + name):
                os.remove(CLUSTER + name)
    else:
        refuse()


def kubelet():
    """A process for each sandbox of this host that is a virtual machine."""
    running = set()
    while os.path.exists("/etc/kubernetes/kubelet.conf"):
        for pod in load(CLUSTER + "/pods").get("pods", []):
            if pod["node"] == HOST and pod["class"] == "kata-qemu" and pod["id"] not in running:
                running.add(pod["id"])
                try:
                    subprocess.Popen(["/opt/kata/bin/qemu-system-x86_64", "3600"], start_new_session=True)
                except OSError:
                    pass  # one that does not boot
        time.sleep(0.1)


def kubectl():
    if not os.path.exists(option("--kubeconfig", "/none")):
        fail("The connection to the server was refused")
    path = option("-o", "")
    words = [w for w in ARGS if not w.startswith("-")]
    text = " ".join(ARGS)
    objects = load(CLUSTER + "/objects")
    if "--raw=/readyz" in ARGS:
        print("ok", end="")
    elif webhook(objects, words, path):
        pass
    elif "apply -f -" in text:
        manifest = sys.stdin.read()
        for kind, name in re.findall(r"kind: (\S+)\nmetadata:\n(?:  .*\n)*?  name: (\S+)", manifest):
            objects[kind + "/" + name] = manifest
            print("%s/%s configured" % (kind, name))
        save(CLUSTER + "/objects", objects)
    elif "get configmap kube-flannel-cfg" in text:
        manifest = objects.get("ConfigMap/kube-flannel-cfg") or fail("not found")
        print(re.search(r'"Network": "[^"]*"', manifest).group(0))
    elif "rollout" in words or "wait" in words:
        print("condition met")
    elif "get node " in text and "metadata.labels" in path:
        key = re.search(r"labels\.(.*)\}", path).group(1).replace("\\.", ".")
        print(nodes().get(words[words.index("node") + 1], {}).get("labels", {}).get(key, ""), end="")
    elif "get node " in text and "kernelVersion" in path:
        print(os.uname().release, end="")
    elif "get node " in text and "Ready" in path:
        print("True" if words[words.index("node") + 1] in nodes() else "False", end="")
    elif "get nodes" in text and "systemUUID" in path:
        print("\n".join(nodes()))
    elif "label" in words:
        at = words.index("node")
        known = nodes().get(words[at + 1]) or fail("node not found")
        for pair in words[at + 2:]:
            key, _, value = pair.partition("=")
            known["labels"][key] = value
        node(words[at + 1], known)
    elif "taint" in words:
        print("untainted")
    elif "get secret owdev-whisk.auth" in text:
        key = "23bc46b1-71f6-4ed5-8c54-816aa4f8c502:" + "a" * 64
        print(base64.b64encode(key.encode()).decode(), end="")
    elif "get pods" in text and "user-action-pod" in text:
        for pod in load(CLUSTER + "/pods").get("pods", []):
            print("wskowdev-invoker-00-1-guest-%s %s %s" % (pod["action"], pod["node"], pod["class"]))
    elif "get runtimeclass kata-qemu" in text:
        manifest = objects.get("RuntimeClass/kata-qemu") or fail("NotFound")
        handler = re.search(r"handler: (\S+)", manifest).group(1)
        print(handler, re.search(r"memory: (\S+)", manifest).group(1), end="")
    elif "get pods" in text or "get pvc" in text:
        pass
    elif "delete" in words:
        print("deleted")
    else:
        refuse()


def admitted(registration):
    """What the API server would make of an action pod: it asks a replica, by the name and the
    authority that were registered."""
    bundle = base64.b64decode(re.search(r"caBundle: (\S+)", registration).group(1))
    with open("/tmp/ca.pem", "wb") as file:
        file.write(bundle)
    host = "whiskwatt-webhook.whiskwatt.svc"
    review = {
        "apiVersion": "admission.k8s.io/v1",
        "kind": "AdmissionReview",
        "request": {
            "uid": "u-1",
            "kind": {"group": "", "version": "v1", "kind": "Pod"},
            "operation": "CREATE",
            "namespace": "openwhisk",
            "object": {
                "apiVersion": "v1",
                "kind": "Pod",
                "metadata": {"name": "p", "labels": {"user-action-pod": "true"}},
                "spec": {"containers": []},
            },
        },
    }
    said = subprocess.run(
        ["/usr/bin/curl", "-sS", "--fail", "--cacert", "/tmp/ca.pem", "--data-binary", json.dumps(review),
         "--header", "Content-Type: application/json",
         "--resolve", "%s:31002:127.0.0.1" % host, "https://%s:31002/mutate" % host],
        capture_output=True, text=True)
    if said.returncode != 0:
        fail("Error from server (InternalError): failed calling webhook: " + said.stderr)
    response = json.loads(said.stdout)["response"]
    if not response["allowed"] or response["uid"] != "u-1":
        fail("denied: " + said.stdout)
    patch = json.loads(base64.b64decode(response.get("patch", "W10=")))
    return patch[0]["value"] if patch else ""


def replicas(objects):
    """Two real processes of the jar, at the ports of the services."""
    text = objects["StatefulSet/whiskwatt-webhook"]
    arguments = text[text.index("args:"):text.index("ports:")]
    options = re.findall(r"^            - \"?([^\"\n]*)\"?$", arguments, re.M)
    files = json.loads(objects["ConfigMap/whiskwatt-webhook"])
    files.update(json.loads(objects["Secret/whiskwatt-webhook"]))
    for number in (0, 1):
        folder = "%s/webhook-%d" % (OWN, number)
        pid = folder + "/pid"
        if os.path.exists(pid):
            try:
                os.kill(int(open(pid).read()), signal.SIGTERM)
                time.sleep(1)
            except ProcessLookupError:
                pass
        os.makedirs(folder, exist_ok=True)
        for name, content in files.items():
            with open(folder + "/" + name, "wb") as file:
                file.write(base64.b64decode(content))
            os.chmod(folder + "/" + name, 0o440)
        given = [
            word.replace("/opt/whiskwatt", folder).replace("/etc/whiskwatt", folder).replace("8443", str(31002 + number))
            for word in options
        ]
        process = subprocess.Popen(
            ["java"] + given, stdin=subprocess.DEVNULL, stdout=open(folder + "/out", "a"),
            stderr=subprocess.STDOUT, start_new_session=True)
        with open(pid, "w") as file:
            file.write(str(process.pid))


def webhook(objects, words, path):
    """What 06_master_kata_webhook asks of the cluster; false: something else is asked."""
    text = " ".join(ARGS)
    if "create" in words and "--dry-run=client" in ARGS:
        kind = "ConfigMap" if "configmap" in words else "Secret"
        files = {}
        for word in ARGS:
            if word.startswith("--from-file="):
                name, _, source = word[len("--from-file="):].partition("=")
                with open(source, "rb") as file:
                    files[name] = base64.b64encode(file.read()).decode()
        print(json.dumps({"kind": kind, "name": "whiskwatt-webhook", "files": files}))
    elif "create namespace whiskwatt" in text:
        objects["Namespace/whiskwatt"] = "it"
        save(CLUSTER + "/objects", objects)
    elif "get namespace whiskwatt" in text:
        if "Namespace/whiskwatt" not in objects:
            fail("Error from server (NotFound)")
    elif "apply --server-side" in text:
        manifest = sys.stdin.read()
        if manifest.startswith("{"):
            given = json.loads(manifest)
            objects[given["kind"] + "/" + given["name"]] = json.dumps(given["files"])
        else:
            objects["StatefulSet/whiskwatt-webhook"] = manifest
            replicas(objects)
        save(CLUSTER + "/objects", objects)
    elif "annotate --overwrite secret" in text:
        objects["input"] = ARGS[-1].partition("=")[2]
        save(CLUSTER + "/objects", objects)
    elif "get secret whiskwatt-webhook" in text and "data.token" in path:
        print(json.loads(objects["Secret/whiskwatt-webhook"])["token"], end="")
    elif "get secret whiskwatt-webhook" in text:
        print(objects.get("input") or fail("Error from server (NotFound)"), end="")
    elif "get statefulset whiskwatt-webhook" in text:
        manifest = objects.get("StatefulSet/whiskwatt-webhook") or fail("Error from server (NotFound)")
        if "whiskwatt/input" in path:
            print(re.search(r'whiskwatt/input: "(\w+)"', manifest).group(1), end="")
        elif "image" in path:
            print(re.search(r'image: "([^"]+)"', manifest).group(1), end="")
        else:
            print("2", end="")
    elif "get mutatingwebhookconfiguration" in text:
        manifest = objects.get("MutatingWebhookConfiguration/whiskwatt-runtime") or fail("NotFound")
        key = "caBundle" if "caBundle" in path else "failurePolicy"
        print(re.search(key + r": (\S+)", manifest).group(1), end="")
    elif "--dry-run=server" in ARGS:
        sys.stdin.read()
        print(admitted(objects["MutatingWebhookConfiguration/whiskwatt-runtime"]), end="")
    else:
        return False
    return True


def helm():
    release = CLUSTER + "/release"
    if ARGS[:1] == ["version"]:
        print("v3.15.4+gfa9efb0")
    elif "status" in ARGS:
        if not os.path.exists(release):
            fail("Error: release: not found")
        print('{"info":{"status":"deployed"}}')
    elif "upgrade" in ARGS:
        values = open(option("--values")).read()
        if "impl: kubernetes" not in values or "--install" not in ARGS:
            refuse()
        save(release, {"values": values})
        print("STATUS: deployed")
    elif "uninstall" in ARGS:
        os.remove(release)
    else:
        refuse()


def sandbox(action):
    """A warm one of this action, or another, of the class that it is admitted with."""
    pods = load(CLUSTER + "/pods").get("pods", [])
    for pod in pods:
        if pod["action"] == action and pod["warm"]:
            return pod
    workers = [name for name in nodes() if name != HOST]
    worker = workers[int(re.search(r"[0-9]+$", action).group(0)) * 7 % len(workers)]
    registration = load(CLUSTER + "/objects").get("MutatingWebhookConfiguration/whiskwatt-runtime")
    given = load(CLUSTER + "/runtime").get("class", "")
    runtime = admitted(registration) if registration and not given else given
    pod = {"id": len(pods), "action": action, "node": worker, "class": runtime, "warm": True}
    save(CLUSTER + "/pods", {"pods": pods + [pod]})
    return pod


def wsk():
    if ARGS[:1] != ["-i"] or not os.environ.get("WSK_CONFIG_FILE"):
        refuse()
    verb = ARGS[2]
    if verb == "invoke" and "--param" in ARGS:
        print('{ "payload": "Hello, %s!" }' % ARGS[-1])
    elif verb == "invoke":
        pod = sandbox(ARGS[3])
        print('{ "kernel": "%s" }' % ("5.19.2" if pod["class"] == "kata-qemu" else os.uname().release))
    elif verb == "update":
        pods = load(CLUSTER + "/pods").get("pods", [])
        save(CLUSTER + "/pods", {"pods": [dict(pod, warm=pod["warm"] and pod["action"] != ARGS[3]) for pod in pods]})
        print("ok: updated action")
    elif verb == "delete":
        print("ok: deleted action")
    else:
        refuse()


PROGRAMS = {
    "apt-get": apt_get,
    "apt-mark": apt_mark,
    "dpkg-query": dpkg_query,
    "systemctl": systemctl,
    "timedatectl": timedatectl,
    "modprobe": modprobe,
    "sysctl": sysctl,
    "iptables": iptables,
    "crictl": crictl,
    "curl": curl,
    "gpg": gpg,
    "kubeadm": kubeadm,
    "kubectl": kubectl,
    "kubelet": kubelet,
    "helm": helm,
    "wsk": wsk,
}

if __name__ == "__main__":
    record()
    faults()
    PROGRAMS[NAME]()
