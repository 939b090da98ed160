// Arithmetic on floats, four at a time, every product and sum rounded by itself, in
// the order of the plain Go that calls it, which it must match to the last bit.
// NEON; the assembler does not know these instructions, hence their words.

#include "textflag.h"

// Registers are numbers: ADD4 sets Vd to Vn + Vm, and so on.
#define ADD4(d, n, m) WORD $(0x4E20D400 + m<<16 + n<<5 + d)  // FADD Vd.4S, Vn.4S, Vm.4S
#define MUL4(d, n, m) WORD $(0x6E20DC00 + m<<16 + n<<5 + d)  // FMUL
#define DIV4(d, n, m) WORD $(0x6E20FC00 + m<<16 + n<<5 + d)  // FDIV
#define MAX4(d, n, m) WORD $(0x4E20F400 + m<<16 + n<<5 + d)  // FMAX
#define MIN4(d, n, m) WORD $(0x4EA0F400 + m<<16 + n<<5 + d)  // FMIN
#define FLOAT4(d, n) WORD $(0x4E21D800 + n<<5 + d)           // SCVTF Vd.4S, Vn.4S
#define ROUND4(d, n) WORD $(0x4E21A800 + n<<5 + d)           // FCVTNS Vd.4S, Vn.4S: ties to even
#define NARROW4(d, n) WORD $(0x0E614800 + n<<5 + d)          // SQXTN Vd.4H, Vn.4S

DATA consts<>+0(SB)/4, $0x41100000 // high = 9
DATA consts<>+4(SB)/4, $0xc1100000 // low = -9
DATA consts<>+8(SB)/4, $0x3f000000 // half = 0.5
DATA consts<>+12(SB)/4, $0x46000000 // one = 8192
DATA consts<>+16(SB)/4, $0xa59f25c0 // p13 = -2.76077e-16
DATA consts<>+20(SB)/4, $0x2a61337e // p11 = 2.00019e-13
DATA consts<>+24(SB)/4, $0xaebd37ff // p9 = -8.60467e-11
DATA consts<>+28(SB)/4, $0x335c0041 // p7 = 5.1223e-08
DATA consts<>+32(SB)/4, $0x3779434a // p5 = 1.48572e-05
DATA consts<>+36(SB)/4, $0x3a270ded // p3 = 0.000637262
DATA consts<>+40(SB)/4, $0x3ba059dc // p1 = 0.00489352
DATA consts<>+44(SB)/4, $0x35a0d3d8 // q6 = 1.19826e-06
DATA consts<>+48(SB)/4, $0x38f895d6 // q4 = 0.000118535
DATA consts<>+52(SB)/4, $0x3b14aa05 // q2 = 0.00226843
DATA consts<>+56(SB)/4, $0x3ba059dd // q0 = 0.00489353
GLOBL consts<>(SB), RODATA|NOPTR, $60

// The constants stay in V16 to V30.
#define high 16
#define low 17
#define half 18
#define one 19
#define p13 20
#define p11 21
#define p9 22
#define p7 23
#define p5 24
#define p3 25
#define p1 26
#define q6 27
#define q4 28
#define q2 29
#define q0 30

// TIMES_PLUS sets acc to acc*x + constant.
#define TIMES_PLUS(x, constant, acc) \
	MUL4(acc, acc, x); \
	ADD4(acc, acc, constant)

// TANH replaces x by its hyperbolic tangent, p(x)/q(x); it uses V1 to V3.
#define TANH(x) \
	MIN4(x, x, high); \
	MAX4(x, x, low); \
	MUL4(1, x, x); \
	MUL4(2, 1, p13); \
	ADD4(2, 2, p11); \
	TIMES_PLUS(1, p9, 2); \
	TIMES_PLUS(1, p7, 2); \
	TIMES_PLUS(1, p5, 2); \
	TIMES_PLUS(1, p3, 2); \
	TIMES_PLUS(1, p1, 2); \
	MUL4(2, 2, x); \
	MUL4(3, 1, q6); \
	ADD4(3, 3, q4); \
	TIMES_PLUS(1, q2, 3); \
	TIMES_PLUS(1, q0, 3); \
	DIV4(x, 2, 3)

// SIGMOID replaces x by tanh(x/2)/2 + 1/2.
#define SIGMOID(x) \
	MUL4(x, x, half); \
	TANH(x); \
	MUL4(x, x, half); \
	ADD4(x, x, half)

// GATE loads z + acc*unit, Vx numbered x, of a gate and moves on to the next gate.
#define GATE(Vx, x) \
	VLD1 (R9), [Vx.S4]; \
	VLD1 (R8), [V8.S4]; \
	VLD1 (R7), [V9.S4]; \
	ADD R4, R7, R7; \
	ADD R4, R8, R8; \
	ADD R4, R9, R9; \
	FLOAT4(x, x); \
	MUL4(x, x, 8); \
	ADD4(x, x, 9)

// func stepKernel(blocks int, z *float32, acc *int32, unit *float32, gate int, cell *float32, out *int16)
TEXT ·stepKernel(SB), NOSPLIT, $0-56
	MOVD blocks+0(FP), R0
	MOVD z+8(FP), R1
	MOVD acc+16(FP), R2
	MOVD unit+24(FP), R3
	MOVD gate+32(FP), R4
	MOVD cell+40(FP), R5
	MOVD out+48(FP), R6
	MOVD $consts<>(SB), R10
	VLD1R.P 4(R10), [V16.S4]
	VLD1R.P 4(R10), [V17.S4]
	VLD1R.P 4(R10), [V18.S4]
	VLD1R.P 4(R10), [V19.S4]
	VLD1R.P 4(R10), [V20.S4]
	VLD1R.P 4(R10), [V21.S4]
	VLD1R.P 4(R10), [V22.S4]
	VLD1R.P 4(R10), [V23.S4]
	VLD1R.P 4(R10), [V24.S4]
	VLD1R.P 4(R10), [V25.S4]
	VLD1R.P 4(R10), [V26.S4]
	VLD1R.P 4(R10), [V27.S4]
	VLD1R.P 4(R10), [V28.S4]
	VLD1R.P 4(R10), [V29.S4]
	VLD1R.P 4(R10), [V30.S4]

block:
	MOVD R1, R7
	MOVD R3, R8
	MOVD R2, R9
	GATE(V4, 4)             // input
	GATE(V5, 5)             // forget
	GATE(V6, 6)             // cell
	GATE(V7, 7)             // output
	SIGMOID(4)
	SIGMOID(5)
	TANH(6)
	SIGMOID(7)
	VLD1 (R5), [V8.S4]
	MUL4(5, 5, 8)
	MUL4(4, 4, 6)
	ADD4(4, 5, 4)
	VST1.P [V4.S4], 16(R5)
	TANH(4)
	MUL4(4, 7, 4)
	MUL4(4, 4, one)
	ROUND4(4, 4)
	NARROW4(4, 4)
	VST1.P [V4.H4], 8(R6)
	ADD $16, R1
	ADD $16, R2
	ADD $16, R3
	SUBS $1, R0, R0
	BNE block
	RET

// func scaleKernel(blocks int, acc *int32, unit *float32, row float32, bias *float32, slope float32, y *float32)
TEXT ·scaleKernel(SB), NOSPLIT, $0-56
	MOVD blocks+0(FP), R0
	MOVD acc+8(FP), R1
	MOVD unit+16(FP), R2
	MOVWU row+24(FP), R7
	MOVD bias+32(FP), R3
	MOVWU slope+40(FP), R8
	MOVD y+48(FP), R4
	VDUP R7, V4.S4
	VDUP R8, V5.S4

scale:
	VLD1.P 16(R1), [V0.S4]
	VLD1.P 16(R2), [V1.S4]
	VLD1.P 16(R3), [V2.S4]
	FLOAT4(0, 0)
	MUL4(0, 0, 1)
	MUL4(0, 0, 4)
	ADD4(0, 0, 2)
	MUL4(1, 0, 5)
	MAX4(0, 0, 1)
	VST1.P [V0.S4], 16(R4)
	SUBS $1, R0, R0
	BNE scale
	RET
