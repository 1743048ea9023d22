# Takes away what the study needs beyond Kubernetes: OpenWhisk, the webhook, the agent. Kubernetes
# and containerd stay.

remove_openwhisk() {
  if [[ ! -f /etc/kubernetes/admin.conf ]]; then
    return
  fi
  if command -v helm >/dev/null && helm --kubeconfig /etc/kubernetes/admin.conf -n openwhisk status owdev >/dev/null 2>&1; then
    helm --kubeconfig /etc/kubernetes/admin.conf -n openwhisk uninstall owdev --timeout 10m
  fi
  kube delete --ignore-not-found mutatingwebhookconfiguration whiskwatt-runtime
  kube delete --ignore-not-found namespace openwhisk whiskwatt --timeout=600s
  rm -f -- /etc/whiskwatt/openwhisk-installed.yaml /etc/whiskwatt/wskprops
}

remove_agent() {
  if [[ -f /etc/systemd/system/whiskwatt-agent.service ]]; then
    systemctl disable --now whiskwatt-agent
    rm -f -- /etc/systemd/system/whiskwatt-agent.service /etc/whiskwatt/agent.token
    rm -rf -- /opt/whiskwatt
    systemctl daemon-reload
  fi
}

require_root
STEP='OpenWhisk and the webhook'
remove_openwhisk
STEP='the agent'
remove_agent
say 'finished'
