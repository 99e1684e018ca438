/*
 * Lets user-mode-linux run on CPUs whose extended state is larger than it knows.
 *
 * Before a process of the guest goes on, the guest kernel writes its floating point state with
 * PTRACE_SETREGSET, from a buffer of its own size. The host takes the whole area or nothing; with AMX
 * the area has 8 KiB of tiles more, and the answer is EFAULT. Preloaded, this ptrace() puts the guest's
 * bytes into an area of the host's size and declares every component beyond them to be in its initial
 * state, which is what it is: nobody in the guest can have switched it on.
 */
#define _GNU_SOURCE
#include <cpuid.h>
#include <elf.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

/* Where the XSAVE area keeps XSTATE_BV, a bit for each component (Intel SDM volume 1, 13.4.2). */
#define XSTATE_BV_OFFSET 512
#define FIRST_EXTENDED 2
#define COMPONENTS 63
#define CPUID_XSTATE 0xd

static unsigned char area[1 << 16] __attribute__((aligned(64)));

static long host_ptrace(long request, pid_t pid, void *addr, void *data)
{
	return syscall(SYS_ptrace, request, pid, addr, data);
}

/* Size of the host's area; it is the same for all processes. */
static size_t host_size(pid_t pid)
{
	static size_t size;
	if (size == 0) {
		struct iovec whole = { area, sizeof area };
		if (host_ptrace(PTRACE_GETREGSET, pid, (void *)NT_X86_XSTATE, &whole) == 0)
			size = whole.iov_len;
	}
	return size;
}

/* The components that lie inside the first `size` bytes of the area. */
static uint64_t components_within(size_t size)
{
	uint64_t within = (1u << FIRST_EXTENDED) - 1;
	for (unsigned i = FIRST_EXTENDED; i < COMPONENTS; i++) {
		unsigned bytes, offset, flags, unused;
		__cpuid_count(CPUID_XSTATE, i, bytes, offset, flags, unused);
		if (bytes != 0 && (size_t)offset + bytes <= size)
			within |= UINT64_C(1) << i;
	}
	return within;
}

static long set_xstate(pid_t pid, struct iovec *guest)
{
	size_t size = host_size(pid);
	if (size <= guest->iov_len || guest->iov_len < XSTATE_BV_OFFSET + sizeof(uint64_t))
		return host_ptrace(PTRACE_SETREGSET, pid, (void *)NT_X86_XSTATE, guest);

	static size_t known_size;
	static uint64_t known;
	if (known_size != guest->iov_len) {
		known = components_within(guest->iov_len);
		known_size = guest->iov_len;
	}
	memcpy(area, guest->iov_base, guest->iov_len);
	memset(area + guest->iov_len, 0, size - guest->iov_len);
	uint64_t present;
	memcpy(&present, area + XSTATE_BV_OFFSET, sizeof present);
	present &= known;
	memcpy(area + XSTATE_BV_OFFSET, &present, sizeof present);
	struct iovec whole = { area, size };
	return host_ptrace(PTRACE_SETREGSET, pid, (void *)NT_X86_XSTATE, &whole);
}

long ptrace(enum __ptrace_request request, ...)
{
	va_list arguments;
	va_start(arguments, request);
	pid_t pid = va_arg(arguments, pid_t);
	void *addr = va_arg(arguments, void *);
	void *data = va_arg(arguments, void *);
	va_end(arguments);

	if (request == PTRACE_SETREGSET && (uintptr_t)addr == NT_X86_XSTATE)
		return set_xstate(pid, data);
	/* glibc's own wrapper returns what PEEK requests read; the system call stores it. */
	if (request == PTRACE_PEEKTEXT || request == PTRACE_PEEKDATA || request == PTRACE_PEEKUSER) {
		long word;
		return host_ptrace(request, pid, addr, &word) < 0 ? -1 : word;
	}
	return host_ptrace(request, pid, addr, data);
}
