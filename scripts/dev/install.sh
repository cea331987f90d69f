# install: installs what is missing from Debian (root or sudo), and nothing else

dev_install() { install_packages; }
